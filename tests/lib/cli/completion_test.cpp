#include "cli/completion.h"

#include <doctest/doctest.h>

#include <stdexcept>

using weir::completion;

namespace {

TEST_CASE("completion: is for the shell that was named") {
  const weir::CommandTable table{{"tool", "Do it.", {}, {}, false}, {}};
  CHECK(completion(table, "tool", "bash") == bash_completion(table, "tool"));
  CHECK(completion(table, "tool", "zsh") == zsh_completion(table, "tool"));
  CHECK(completion(table, "tool", "fish") == fish_completion(table, "tool"));
  CHECK_THROWS_AS(completion(table, "tool", "csh"), std::invalid_argument);
}

TEST_CASE("completion(): a program's name that a shell would read is refused") {
  const weir::CommandTable table{{"tool", "Do it.", {}, {}, false}, {}};
  CHECK(!completion(table, "My_tool-2.0", "bash").empty());
  for (const char* shell : {"bash", "zsh", "fish"})
    for (const char* name : {"", "a b", "a;id", "$(id)", "a\nb", "-x", "caf\xC3\xA9"})
      CHECK_THROWS_AS(completion(table, name, shell), std::runtime_error);
}

}  // namespace
