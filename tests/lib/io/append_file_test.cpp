#include "io/append_file.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <system_error>

#include "support/scratch.h"

using weir::AppendFile;
using weir::Scratch;

namespace {

TEST_CASE("AppendFile: adds to what is there") {
  const Scratch scratch;
  for (const char* line : {"one", "two"}) {
    AppendFile file{scratch / "f"};
    file.lines().write(line);
    file.lines().flush();
  }
  std::ostringstream text;
  text << std::ifstream(scratch / "f").rdbuf();
  CHECK(text.str() == "one\ntwo\n");
}

TEST_CASE("AppendFile: says which file it can't open") {
  const Scratch scratch;
  CHECK_THROWS_WITH_AS(AppendFile{scratch / "no/f"},
                       (scratch / "no/f" + ": No such file or directory").c_str(),
                       std::system_error);
}

}  // namespace
