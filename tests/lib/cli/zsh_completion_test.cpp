#include <doctest/doctest.h>

#include "cli/completion.h"
#include "support/sample_table.h"

using namespace weir;

namespace {

bool has(const std::string& script, const std::string& text) {
  return script.find(text) != script.npos;
}

TEST_CASE("zsh_completion: is found by the tool's name, and may be sourced") {
  const std::string script = zsh_completion(sample_tool(), "weir-tool");
  CHECK(script.starts_with("#compdef weir-tool\n"));
  CHECK(has(script, "$funcstack[1] == _weir-tool ]]"));
  CHECK(has(script, "compdef _weir-my-tool weir-tool; fi"));
}

TEST_CASE("zsh_completion: has each option with its help and values") {
  const std::string script = zsh_completion(sample_tool(), "my-tool");
  CHECK(has(script, R"('(-f --flag)'{-f,--flag}'[Whether, it'\''s said]')"));
  CHECK(has(script, "'(-q --qos)'{-q+,--qos=}'[How]:QOS:(0 1 2)'"));
  CHECK(has(script, "'*--topic=[Which]:FILTER: '"));
  CHECK(has(script, "'(--rejects)--rejects=[Where to]:FILE:_files'"));
  CHECK(has(script, "'(--spool)--spool=[Where]:DIR:_files -/'"));
  CHECK(has(script, "':WHAT:(lag topics)'"));
}

TEST_CASE("zsh_completion: has the options of a sub-command apart") {
  const std::string script = zsh_completion(sample_tool_of_two(), "my-tool");
  CHECK(has(script, R"('sub:Don'\''t\: \[do\]')"));
  CHECK(
      has(script, "        pub) _arguments -s \\\n          '(--raw)--raw[As it is]'"));
}

TEST_CASE("zsh_completion: asks the script of a program, by either name") {
  const std::string script = zsh_completion(sample_dispatcher(), "weir");
  CHECK(has(script, "words[1]=weir-$words[1]"));
  CHECK(has(script, "_normal"));
  CHECK(!has(zsh_completion(sample_tool_of_two(), "my-tool"), "_normal"));
}

}  // namespace
