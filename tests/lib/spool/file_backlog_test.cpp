#include "spool/file_backlog.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "support/scratch.h"

using weir::FileBacklog;
using weir::Scratch;

namespace {

std::string content(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream{path}.rdbuf();
  return out.str();
}

std::string taken(FileBacklog& backlog, std::size_t most = 1 << 20U) {
  std::string out;
  backlog.take(out, most);
  return out;
}

TEST_CASE("FileBacklog: lines are in a file that people can read") {
  Scratch scratch;
  FileBacklog backlog{scratch / "spool"};
  backlog.append("one\ntwo\n", 2);
  backlog.settle();
  CHECK(content(scratch / "spool/00000001.ndjson") == "one\ntwo\n");
}

TEST_CASE("FileBacklog: they leave in order, and are then forgotten") {
  Scratch scratch;
  {
    FileBacklog backlog{scratch / "spool"};
    backlog.append("one\ntwo\n", 2);
    CHECK(taken(backlog, 5) == "one\n");
    backlog.done();
    CHECK(taken(backlog) == "two\n");
    backlog.done();
    CHECK(backlog.lines() == 0);
    CHECK(content(scratch / "spool/00000001.ndjson").empty());
  }
  CHECK_FALSE(std::filesystem::exists(scratch / "spool/00000001.ndjson"));
}

TEST_CASE(
    "FileBacklog: the next process goes on with what had not reached its reader") {
  Scratch scratch;
  {
    FileBacklog backlog{scratch / "spool"};
    backlog.append("one\ntwo\nthree\n", 3);
    taken(backlog, 5);
    backlog.done();
    CHECK(taken(backlog, 5) == "two\n");  // and is killed before it is done
  }
  FileBacklog backlog{scratch / "spool"};
  CHECK(backlog.lines() == 2);
  backlog.append("four\n", 1);
  CHECK(taken(backlog) == "two\nthree\n");
  CHECK(taken(backlog) == "four\n");
}

TEST_CASE("FileBacklog: half a line at the end is cut off") {
  Scratch scratch;
  std::filesystem::create_directory(scratch / "spool");
  std::ofstream{scratch / "spool/00000001.ndjson"} << "one\ntw";
  FileBacklog backlog{scratch / "spool"};
  backlog.append("three\n", 1);
  CHECK(taken(backlog) == "one\n");
  CHECK(taken(backlog) == "three\n");
}

TEST_CASE("FileBacklog: a position beyond its file is its end") {
  Scratch scratch;
  std::filesystem::create_directory(scratch / "spool");
  std::ofstream{scratch / "spool/00000001.ndjson"} << "";
  std::ofstream{scratch / "spool/position"} << "00000001 12345\n";
  {
    FileBacklog backlog{scratch / "spool"};
    backlog.append("one\n", 1);
    backlog.settle();
  }
  FileBacklog backlog{scratch / "spool"};
  CHECK(taken(backlog) == "one\n");
}

TEST_CASE("FileBacklog: a second process is kept out") {
  Scratch scratch;
  FileBacklog backlog{scratch / "spool"};
  CHECK_THROWS_AS(std::make_unique<FileBacklog>(scratch / "spool"), std::runtime_error);
}

TEST_CASE("FileBacklog: what the reader is being given already isn't given again") {
  Scratch scratch;
  {
    FileBacklog backlog{scratch / "spool"};
    backlog.append_taken("one\n");
    backlog.append("two\n", 1);
    CHECK(backlog.lines() == 1);
    CHECK(taken(backlog) == "two\n");
  }
  FileBacklog backlog{scratch / "spool"};
  CHECK(taken(backlog) == "one\ntwo\n");
}

TEST_CASE("FileBacklog: the oldest are dropped, and files of them alone removed") {
  Scratch scratch;
  FileBacklog backlog{scratch / "spool", 8};
  for (const char* line : {"one one\n", "two two\n", "three\n"}) {
    backlog.append(line, 1);
    backlog.settle();
  }
  backlog.drop_oldest();
  CHECK_FALSE(std::filesystem::exists(scratch / "spool/00000001.ndjson"));
  CHECK(taken(backlog) == "two two\n");
}

// What is appended and what is taken agree, whatever the order of the calls, the
// size of the files and the moments of a new start.
TEST_CASE("FileBacklog: nothing is lost or twice, but what a reader had at a kill") {
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random{seed};
  Scratch scratch;
  auto backlog = std::make_unique<FileBacklog>(scratch / "spool", 100);
  std::string sent, got, in_hand;
  for (int step = 0; step < 5000; ++step) {
    switch (random() % 5) {
    case 0:
    case 1: {
      const std::string line =
          std::to_string(step) + std::string(random() % 60, 'x') + "\n";
      backlog->append(line, 1);
      sent += line;
      break;
    }
    case 2:
      backlog->take(in_hand, random() % 200);
      break;
    case 3:
      backlog->done();
      got += in_hand;
      in_hand.clear();
      break;
    default:
      if (random() % 10 != 0) break;
      backlog->settle();
      backlog.reset();
      backlog = std::make_unique<FileBacklog>(scratch / "spool", 100);
      in_hand.clear();
    }
  }
  while (backlog->take(got += std::exchange(in_hand, ""), 1000) > 0) {
  }
  CHECK(got == sent);
}

}  // namespace
