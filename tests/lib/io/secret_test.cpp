#include "io/secret.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include "support/scratch.h"

using weir::read_secret;
using weir::Scratch;

namespace {

constexpr const char* variable = "WEIR_TEST_SECRET";

std::string file_with(const Scratch& scratch, const std::string& text) {
  std::string name = scratch / "secret";
  std::ofstream(name, std::ios::binary) << text;
  return name;
}

TEST_CASE("read_secret: a file's bytes, but for the newline at its end") {
  const Scratch scratch;
  CHECK(read_secret(file_with(scratch, " pass word \n"), variable) == " pass word ");
  CHECK(read_secret(file_with(scratch, "pass\r\n"), variable) == "pass");
  CHECK(read_secret(file_with(scratch, "one\ntwo"), variable) == "one\ntwo");
}

TEST_CASE("read_secret: the variable where no file is named") {
  ::setenv(variable, "from outside", 1);
  const Scratch scratch;
  CHECK(read_secret("", variable) == "from outside");
  CHECK(read_secret(file_with(scratch, "inside"), variable) == "inside");
  ::unsetenv(variable);
  CHECK(read_secret("", variable).empty());
}

TEST_CASE("read_secret: a file that isn't there, or is empty, is said") {
  const Scratch scratch;
  CHECK_THROWS_AS(read_secret(scratch / "none", variable), std::system_error);
  CHECK_THROWS_AS(read_secret(file_with(scratch, "\n"), variable),
                  std::invalid_argument);
}

}  // namespace
