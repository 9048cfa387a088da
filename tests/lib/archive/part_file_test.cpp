#include "archive/part_file.h"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <csignal>
#include <random>
#include <system_error>

#include "support/archive.h"
#include "support/scratch.h"

using namespace weir;

namespace {

const FilePlace place{"", "p-", ""};

// No file can grow beyond a size meanwhile, as where a disk is full.
class FileLimit {
 public:
  explicit FileLimit(rlim_t size) {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{size, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;

 private:
  rlimit before_{};
};

TEST_CASE("PartFile: what is written out is there, and finished it is whole") {
  const Scratch scratch;
  PartFile part{scratch / ".", place, 1, {}};
  part.add("one");
  CHECK(text_of(scratch / ".p-000001.part").empty());
  part.write_out();
  CHECK(text_of(scratch / ".p-000001.part") == "one\n");
  part.add("two");
  part.sync();
  CHECK(part.size() == 8);
  part.finish();
  CHECK(files_below(scratch / ".") == "p-000001");
  CHECK(text_of(scratch / "p-000001") == "one\ntwo\n");
}

TEST_CASE("PartFile: a block is due before much is held") {
  const Scratch scratch;
  PartFile part{scratch / ".", place, 1, {}};
  std::size_t lines = 0;
  for (; !part.wants_out(); ++lines) part.add(std::string(999, 'x'));
  CHECK(lines < 100);
  part.write_block();
  CHECK(!part.wants_out());
  CHECK(text_of(scratch / ".p-000001.part").size() > 60'000);
}

TEST_CASE("PartFile: goes on where a write failed, as if it had not") {
  const Scratch scratch;
  PartFile part{scratch / ".", place, 1, {}};
  for (int i = 0; i < 100; ++i) part.add("{\"n\":" + std::to_string(i) + "}");
  {
    const FileLimit limit{500};
    CHECK_THROWS_AS(part.write_out(), std::system_error);
    CHECK_THROWS_AS(part.finish(), std::system_error);
  }
  part.finish();
  const std::string text = text_of(scratch / "p-000001");
  CHECK(std::count(text.begin(), text.end(), '\n') == 100);
  CHECK(text.ends_with("{\"n\":98}\n{\"n\":99}\n"));
}

TEST_CASE("PartFile: given up, it has the whole records that there was room for") {
  for (const char* end : {"", ".zst"}) {
    const Scratch scratch;
    const FilePlace named{"", "p-", end};
    const auto compression = compression_of(end);
    PartFile part{scratch / ".", named, 1, {compression, levels_of(compression).usual}};
    part.add(R"({"n":1})");
    part.sync();
    const FileLimit limit{1024};
    std::mt19937 random(1);
    std::string line(8000, ' ');
    for (char& c : line) c = static_cast<char>('a' + random() % 26);
    part.add(line);
    CHECK_THROWS_AS(part.write_out(), std::system_error);
    CHECK(part.give_up() == 1);
    CHECK(files_below(scratch / ".") == std::string("p-000001") + end);
    CHECK(unpacked(text_of(scratch / (std::string("p-000001") + end).c_str()),
                   compression) == "{\"n\":1}\n");
  }
}

TEST_CASE("PartFile: given up in good order, nothing is lost") {
  const Scratch scratch;
  PartFile part{scratch / ".", place, 1, {}};
  part.add("one");
  CHECK(part.give_up() == 0);
  CHECK(text_of(scratch / "p-000001") == "one\n");
}

}  // namespace
