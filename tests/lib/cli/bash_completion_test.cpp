#include <doctest/doctest.h>

#include <cstdio>
#include <fstream>

#include "cli/completion.h"
#include "support/sample_table.h"
#include "support/scratch.h"

using namespace weir;

namespace {

// What bash offers for the last of the words, in the scratch folder, with blanks
// between: it sources `script` and calls what that has for its first word.
std::string offered(const Scratch& scratch, const std::string& script,
                    const std::string& words) {
  std::ofstream{scratch / "question"} << "cd \"${0%/*}\" && . ./" << script
                                      << "\nCOMP_WORDS=(" << words << ")\n"
                                      << "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n"
                                      << "set -- $(complete -p \"${COMP_WORDS[0]}\")\n"
                                      << "$3\necho -n \"${COMPREPLY[*]}\"\n";
  const std::string command = "bash " + (scratch / "question") + " 2>&1";
  std::FILE* pipe = ::popen(command.c_str(), "r");
  std::string text;
  for (int byte = 0; (byte = std::fgetc(pipe)) != EOF;) text += static_cast<char>(byte);
  ::pclose(pipe);
  return text;
}

std::string offered(const CommandTable& table, const std::string& words) {
  const Scratch scratch;
  std::ofstream{scratch / "script"} << bash_completion(table, "my-tool");
  std::ofstream{scratch / "a file"} << "";
  std::filesystem::create_directory(scratch / "folder");
  return offered(scratch, "script", words);
}

TEST_CASE("bash_completion: offers options where a word begins so") {
  CHECK(offered(sample_tool(), "my-tool -") ==
        "--flag --qos --topic --rejects --spool");
  CHECK(offered(sample_tool(), "my-tool --flag --to") == "--topic");
  CHECK(offered(sample_tool(), "my-tool --frob") == "");
}

TEST_CASE("bash_completion: offers the words that would do") {
  CHECK(offered(sample_tool(), "my-tool ''") == "lag topics");
  CHECK(offered(sample_tool(), "my-tool --flag l") == "lag");
  CHECK(offered(sample_tool(), "my-tool --qos ''") == "0 1 2");
  CHECK(offered(sample_tool(), "my-tool -q 1") == "1");
  CHECK(offered(sample_tool(), "my-tool --qos =") == "0 1 2");
  CHECK(offered(sample_tool(), "my-tool --qos = 2") == "2");
}

TEST_CASE(
    "bash_completion: offers files and folders where they are wanted, else none") {
  CHECK(offered(sample_tool(), "my-tool --rejects a") == "a file");
  CHECK(offered(sample_tool(), "my-tool --spool ''") == "folder");
  CHECK(offered(sample_tool(), "my-tool --topic ''") == "");
}

TEST_CASE("bash_completion: knows the options of a sub-command") {
  const CommandTable table = sample_tool_of_two();
  CHECK(offered(table, "my-tool ''") == "sub pub");
  CHECK(offered(table, "my-tool -") == "--version");
  CHECK(offered(table, "my-tool pub -") == "--raw");
  CHECK(offered(table, "my-tool sub --flag --to") == "--topic");
  CHECK(offered(table, "my-tool sub --qos ''") == "0 1 2");
  CHECK(offered(table, "my-tool pub --qos ''") == "");
}

TEST_CASE("bash_completion: asks the script of a program beside it") {
  const Scratch scratch;
  const std::string window =
      bash_completion({sample_command("window"), {}}, "weir-window");
  std::ofstream{scratch / "weir"} << bash_completion(sample_dispatcher(), "weir");
  CHECK(offered(scratch, "weir", "weir ''") == "list window");
  CHECK(offered(scratch, "weir", "weir window --to") == "");
  std::ofstream{scratch / "weir-window"} << window;
  CHECK(offered(scratch, "weir", "weir window --to") == "--topic");
  CHECK(offered(scratch, "weir", "weir window --qos ''") == "0 1 2");
  CHECK(offered(scratch, "weir-window", "weir-window --to") == "--topic");
}

}  // namespace
