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

}  // namespace
