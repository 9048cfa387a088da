#include "io/atomic_file.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "support/scratch.h"

using weir::AtomicFile;
using weir::Scratch;

namespace {

std::string text_of(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

TEST_CASE("AtomicFile: is there whole once it is committed, and not before") {
  const Scratch scratch;
  const std::string path = scratch / "f";
  std::ofstream(path) << "old";
  AtomicFile file{path};
  file.write("new ");
  file.write(std::string(1'000'000, 'x'));
  CHECK(text_of(path) == "old");
  file.commit();
  CHECK(text_of(path) == "new " + std::string(1'000'000, 'x'));
  CHECK(!std::filesystem::exists(path + ".tmp"));
}

TEST_CASE("AtomicFile: what is not committed leaves nothing behind") {
  const Scratch scratch;
  { AtomicFile{scratch / "f"}.write("x"); }
  CHECK(!std::filesystem::exists(scratch / "f"));
  CHECK(!std::filesystem::exists(scratch / "f.tmp"));
}

TEST_CASE("AtomicFile: says which file it can't write") {
  const Scratch scratch;
  CHECK_THROWS_AS(AtomicFile{scratch / "none/f"}, std::system_error);
}

}  // namespace
