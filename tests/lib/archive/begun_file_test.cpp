#include "archive/begun_file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <system_error>

#include "support/archive.h"
#include "support/scratch.h"

using namespace weir;

namespace {

const FilePlace place{"x/y", "p-", ".gz"};

TEST_CASE("BegunFile: is seen once it is published, and not before") {
  const Scratch scratch;
  const std::string root = scratch / "archive";
  BegunFile file{root, place, 1};
  CHECK(::write(file.fd(), "abc", 3) == 3);
  CHECK(files_below(root) == "x/y/.p-000001.gz.part");
  file.sync();
  file.publish();
  CHECK(files_below(root) == "x/y/p-000001.gz");
  CHECK(file.path() == root + "/x/y/p-000001.gz");
  CHECK(text_of(file.path()) == "abc");
}

TEST_CASE("BegunFile: takes no name that another file has") {
  const Scratch scratch;
  const std::string root = scratch / "archive";
  BegunFile first{root, place, 1};
  BegunFile second{root, place, 1};
  CHECK(second.number() == 2);
  std::ofstream(root + "/x/y/p-000001.gz") << "theirs";
  std::ofstream(root + "/x/y/p-000003.gz") << "theirs";
  first.publish();
  CHECK(first.number() == 2);
  CHECK(BegunFile{root, place, 1}.number() == 4);
  second.publish();
  CHECK(second.number() == 4);
  CHECK(text_of(root + "/x/y/p-000001.gz") == "theirs");
  CHECK(text_of(root + "/x/y/p-000003.gz") == "theirs");
}

TEST_CASE("BegunFile: what a living process has can't be taken over") {
  const Scratch scratch;
  const std::string folder = scratch / "archive/x/y";
  const std::string name = begun_name("p-000001.gz");
  {
    const BegunFile file{scratch / "archive", place, 1};
    CHECK(BegunFile::take_over(folder, place, name) == nullptr);
  }
  const auto left = BegunFile::take_over(folder, place, name);
  REQUIRE(left != nullptr);
  CHECK(left->number() == 1);
  left->remove();
  CHECK(BegunFile::take_over(folder, place, name) == nullptr);
  CHECK(files_below(scratch / "archive").empty());
}

TEST_CASE("BegunFile: one that has its name too, from half a renaming, is gone") {
  const Scratch scratch;
  const std::string folder = scratch / "archive/x/y";
  { const BegunFile file{scratch / "archive", place, 1}; }
  const std::string begun = folder + "/" + begun_name("p-000001.gz");
  std::filesystem::create_hard_link(begun, folder + "/copy");
  CHECK(BegunFile::take_over(folder, place, begun_name("p-000001.gz")) != nullptr);
  std::ofstream(folder + "/p-000001.gz") << "theirs";
  std::filesystem::create_hard_link(begun, folder + "/p-000002.gz");
  CHECK(BegunFile::take_over(folder, place, begun_name("p-000001.gz")) == nullptr);
  CHECK(files_below(folder) == "copy p-000001.gz p-000002.gz");
}

TEST_CASE("BegunFile: a name can be hidden and told again") {
  CHECK(begun_name("a.gz") == ".a.gz.part");
  CHECK(name_when_whole(".a.gz.part") == "a.gz");
  for (const char* name : {"", "a.gz", ".a.gz", "a.gz.part", ".part", "..part"})
    CHECK(name_when_whole(name).empty());
}

TEST_CASE("BegunFile: the next number is behind all there are, begun or whole") {
  const Scratch scratch;
  const std::string root = scratch / ".";
  CHECK(next_number(root, place) == 1);
  const BegunFile begun{root, place, 4};
  CHECK(next_number(root, place) == 5);
  for (const char* name : {"p-000009.gz", "p-000012.gz.bak", "q-000020.gz", "p-.gz"})
    std::ofstream(root + "/x/y/" + name) << "";
  CHECK(next_number(root, place) == 10);
}

TEST_CASE("BegunFile: a number that is nearly the last is not gone on from") {
  const Scratch scratch;
  const std::string root = scratch / ".";
  std::filesystem::create_directories(root + "/x/y");
  for (const char* name : {"p-000009.gz", "p-9999999999999999999.gz"})
    std::ofstream(root + "/x/y/" + name) << "";
  CHECK(next_number(root, place) == 10);
  std::ofstream(root + "/x/y/p-999999999999999999.gz") << "";
  std::ofstream(root + "/x/y/p-1000000000000000000.gz") << "";
  const BegunFile file{root, place, next_number(root, place)};
  CHECK(file.number() == 1'000'000'000'000'000'001);
}

TEST_CASE("BegunFile: says which folder can't be made") {
  CHECK_THROWS_AS(BegunFile("/dev/null/archive", place, 1), std::system_error);
}

}  // namespace
