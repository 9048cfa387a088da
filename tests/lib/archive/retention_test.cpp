#include "archive/retention.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <chrono>

#include "support/archive.h"
#include "support/scratch.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

constexpr Time noon = std::chrono::sys_days{std::chrono::year{2024} / 3 / 1} + 12h;

const PathTemplate path = PathTemplate::parse("dt=%F/p-{seq}");  // NOLINT

// A file of ten bytes, last written to so long before noon.
std::string make(const Scratch& scratch, const std::string& name, Duration before) {
  const std::string file = scratch / name.c_str();
  std::filesystem::create_directories(std::filesystem::path(file).parent_path());
  std::ofstream(file) << "123456789\n";
  const auto written = std::chrono::floor<std::chrono::seconds>(noon - before);
  const timespec at{written.time_since_epoch().count(), 0};
  const timespec both[2] = {at, at};  // NOLINT
  ::utimensat(AT_FDCWD, file.c_str(), both, 0);
  return file;
}

TEST_CASE("Retention: deletes what is older than the span, and empty folders") {
  const Scratch scratch;
  make(scratch, "dt=2024-02-01/p-000001", 3h);
  make(scratch, "dt=2024-03-01/p-000001", 2h);
  make(scratch, "dt=2024-03-01/p-000002", 1h);
  Retention retention{scratch / ".", path, {.span = 2h}};
  retention.look();
  retention.prune(noon);
  CHECK(files_below(scratch / ".") == "dt=2024-03-01/p-000001 dt=2024-03-01/p-000002");
  CHECK(!std::filesystem::exists(scratch / "dt=2024-02-01"));
  retention.prune(noon + 1ns);
  CHECK(files_below(scratch / ".") == "dt=2024-03-01/p-000002");
  retention.prune(noon + 24h);
  CHECK(files_below(scratch / ".").empty());
}

TEST_CASE("Retention: deletes the oldest of more than the size") {
  const Scratch scratch;
  for (int i = 1; i <= 4; ++i)
    make(scratch, "dt=2024-03-01/p-00000" + std::to_string(i), i * 1h);
  Retention retention{scratch / ".", path, {.size = 25}};
  retention.look();
  retention.prune(noon);
  CHECK(files_below(scratch / ".") == "dt=2024-03-01/p-000001 dt=2024-03-01/p-000002");
  retention.add(make(scratch, "dt=2024-03-02/p-000001", 0h));
  retention.prune(noon);
  CHECK(files_below(scratch / ".") == "dt=2024-03-01/p-000001 dt=2024-03-02/p-000001");
}

TEST_CASE("Retention: what was just made is kept, however large") {
  const Scratch scratch;
  Retention retention{scratch / ".", path, {.size = 5}};
  retention.add(make(scratch, "dt=2024-03-01/p-000001", 1h));
  retention.prune(noon);
  CHECK(files_below(scratch / ".") == "dt=2024-03-01/p-000001");
}

TEST_CASE("Retention: files of others stay, and don't count") {
  const Scratch scratch;
  for (const char* name :
       {"dt=2024-03-01/notes.txt", "dt=2024-03-01/p-1", "dt=2024-03-01/.p-000001.part",
        "p-000001", "dt=2024-03-01/p-000001.gz", "other/p-000001"})
    make(scratch, name, 900h);
  make(scratch, "dt=2024-03-01/p-000001", 900h);
  const std::string all = files_below(scratch / ".");
  Retention by_size{scratch / ".", path, {.size = 10}};
  by_size.look();
  by_size.prune(noon);
  CHECK(files_below(scratch / ".") == all);
  Retention by_span{scratch / ".", path, {.span = 1h}};
  by_span.look();
  by_span.prune(noon);
  CHECK(
      files_below(scratch / ".") ==
      "dt=2024-03-01/.p-000001.part dt=2024-03-01/notes.txt dt=2024-03-01/p-000001.gz "
      "dt=2024-03-01/p-1 other/p-000001 p-000001");
}

TEST_CASE("Retention: a file that somebody else has deleted is no problem") {
  const Scratch scratch;
  Retention retention{scratch / ".", path, {.span = 1h}};
  const std::string file = make(scratch, "dt=2024-03-01/p-000001", 2h);
  retention.add(file);
  retention.add(file);
  retention.add(scratch / "dt=2024-03-01/p-000002");
  std::filesystem::remove(file);
  retention.prune(noon);
  CHECK(files_below(scratch / ".").empty());
}

}  // namespace
