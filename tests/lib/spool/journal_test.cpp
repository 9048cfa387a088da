#include "spool/journal.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include "support/scratch.h"

using namespace weir;

namespace {

// A line's id is what stands in front of its colon.
std::string id_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon == line.npos ? "" : std::string(line.substr(0, colon));
}

using Lines = std::vector<std::string>;

struct Place {
  Scratch scratch;
  std::string folder = scratch / "spool";
  std::string file = folder + "/journal.ndjson";

  std::string content() const {
    std::ostringstream out;
    out << std::ifstream{file}.rdbuf();
    return out.str();
  }
};

TEST_CASE("Journal: what wasn't done waits for the next process, oldest first") {
  const Place place;
  {
    Journal journal{place.folder, id_of};
    for (const char* line : {"1:a", "2:b", "3:c"}) journal.add(id_of(line), line);
    journal.done("2");
    CHECK(place.content() == "1:a\n2:b\n3:c\n{\"done\":\"2\"}\n");
  }
  const Journal journal{place.folder, id_of};
  CHECK(journal.waiting() == Lines{"1:a", "3:c"});
  CHECK(journal.lines() == 2);
  CHECK(journal.bytes() == 8);
}

TEST_CASE("Journal: where nothing waits, its file is empty") {
  const Place place;
  Journal journal{place.folder, id_of};
  journal.add("1", "1:a");
  journal.done("1");
  journal.done("1");
  CHECK(place.content().empty());
  journal.add("2", "2:b");
  CHECK(place.content() == "2:b\n");
}

TEST_CASE("Journal: half a line at the end is none, and nothing is joined to it") {
  const Place place;
  std::filesystem::create_directory(place.folder);
  std::ofstream{place.file} << "1:a\n2:b";
  Journal journal{place.folder, id_of};
  CHECK(journal.waiting() == Lines{"1:a"});
  journal.add("3", "3:c");
  CHECK(place.content() == "1:a\n3:c\n");
}

TEST_CASE("Journal: a line that is none of ours is not thrown away") {
  const Place place;
  std::filesystem::create_directory(place.folder);
  std::ofstream{place.file} << "1:a\nwhat\n";
  CHECK_THROWS_WITH_AS(Journal(place.folder, id_of),
                       (place.file + ": byte 4: this line is none of ours").c_str(),
                       std::runtime_error);
  CHECK(place.content() == "1:a\nwhat\n");
}

TEST_CASE("Journal: what was replaced is there once") {
  const Place place;
  Journal journal{place.folder, id_of};
  journal.add("1", "1:a");
  journal.add("2", "2:b");
  journal.add("1", "1:c");
  CHECK(journal.waiting() == Lines{"2:b", "1:c"});
}

TEST_CASE("Journal: what is done with doesn't pile up") {
  const Place place;
  const std::string text(1000, 'x');
  Journal journal{place.folder, id_of};
  journal.add("first", "first:" + text);
  std::size_t most = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string id = std::to_string(i);
    journal.add(id, id + ":" + text);
    journal.done(id);
    most = std::max(most, std::filesystem::file_size(place.file));
  }
  CHECK(most < 300'000);
  CHECK(journal.waiting() == Lines{"first:" + text});
  journal.done("first");
  CHECK(place.content().empty());
}

TEST_CASE("Journal: one process has it") {
  const Place place;
  const Journal journal{place.folder, id_of};
  CHECK_THROWS_AS(Journal(place.folder, id_of), std::runtime_error);
}

TEST_CASE("Journal: a full disk is said, and what was there stays") {
  const Place place;
  std::filesystem::create_directory(place.folder);
  std::filesystem::create_symlink("/dev/full", place.file);
  Journal journal{place.folder, id_of};
  CHECK_THROWS_AS(journal.add("1", "1:a"), std::system_error);
  CHECK(journal.lines() == 0);
}

}  // namespace
