#include <doctest/doctest.h>

#include "cli/completion.h"
#include "support/sample_table.h"

using namespace weir;

namespace {

bool has(const std::string& script, const std::string& line) {
  return script.find("\n" + line + "\n") != script.npos;
}

TEST_CASE("fish_completion: has each option with its help and values") {
  const std::string script = fish_completion(sample_tool(), "my-tool");
  CHECK(has(script, "complete -c my-tool -f"));
  CHECK(has(script, R"(complete -c my-tool -s f -l flag -d 'Whether, it\'s said')"));
  CHECK(has(script, "complete -c my-tool -s q -l qos -x -a '0 1 2' -d 'How'"));
  CHECK(has(script, "complete -c my-tool -l topic -x -d 'Which'"));
  CHECK(has(script, "complete -c my-tool -l rejects -r -F -d 'Where to'"));
  CHECK(has(script, "complete -c my-tool -x -a 'lag topics'"));
}

TEST_CASE("fish_completion: has the options of a sub-command apart") {
  const std::string script = fish_completion(sample_tool_of_two(), "my-tool");
  CHECK(has(script, "complete -c my-tool -n __fish_use_subcommand -a pub -d 'Write'"));
  CHECK(has(
      script,
      "complete -c my-tool -n '__fish_seen_subcommand_from pub' -l raw -d 'As it is'"));
}

TEST_CASE("fish_completion: asks the script of a program") {
  const std::string script = fish_completion(sample_dispatcher(), "weir");
  CHECK(has(script,
            "complete -c weir -n '__fish_seen_subcommand_from window' "
            "-a '(__weir_of_program)'"));
  CHECK(has(script, "function __weir_of_program"));
  CHECK(!has(fish_completion(sample_tool_of_two(), "my-tool"),
             "function __weir_of_program"));
}

}  // namespace
