#include "toolbox/toolbox.h"

#include <doctest/doctest.h>

#include <array>
#include <fstream>

#include "support/scratch.h"

using weir::ListedTool;
using weir::Toolbox;

namespace {

constexpr std::array<ListedTool, 3> tools{
    {{"rcf", "score"}, {"threshold-join", "keep"}, {"window", "aggregate"}}};

void make(const std::filesystem::path& file) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream{file} << "it";
}

TEST_CASE("Toolbox: knows what was listed, and nothing else") {
  const Toolbox box{tools, "/usr/bin"};
  CHECK(box.has("rcf"));
  CHECK(!box.has("weir"));
  CHECK(!box.has(""));
  CHECK(!box.has("../bin/rcf"));
  CHECK(box.names() == "rcf,threshold-join,window");
  CHECK(box.listing() ==
        "rcf             score\n"
        "threshold-join  keep\n"
        "window          aggregate\n");
}

TEST_CASE("Toolbox: tells which tool was meant, where one is near") {
  const Toolbox box{tools, "/usr/bin"};
  CHECK(box.refusal("windwo") == "there is no tool windwo; did you mean window?");
  CHECK(box.refusal("frobnicate") == "there is no tool frobnicate");
}

TEST_CASE("Toolbox: finds a program by its name, or the one that clashes with none") {
  const weir::Scratch scratch;
  const std::filesystem::path bin = std::filesystem::path(scratch / "bin");
  const Toolbox box{tools, bin};
  CHECK_THROWS_WITH(box.program("window"),
                    ("window isn't installed in " + bin.string()).c_str());
  make(bin / "weir-window");
  CHECK(box.program("window") == bin / "weir-window");
  make(bin / "window");
  CHECK(box.program("window") == bin / "window");
}

TEST_CASE("Toolbox: finds the page that is installed with it, packed or not") {
  const weir::Scratch scratch;
  const std::filesystem::path pages = scratch / "share/man/man1";
  const Toolbox box{tools, std::filesystem::path(scratch / "bin")};
  CHECK(!box.page("window"));
  make(pages / "weir-window.1.gz");
  CHECK(box.page("window") == pages / "weir-window.1.gz");
  make(pages / "window.1");
  CHECK(box.page("window") == pages / "window.1");
}

}  // namespace
