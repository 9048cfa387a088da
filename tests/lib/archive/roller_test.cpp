#include "archive/roller.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <system_error>

#include "support/archive.h"
#include "support/scratch.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

constexpr Time noon = std::chrono::sys_days{std::chrono::year{2024} / 3 / 1} + 12h;

RollerOptions options(const Scratch& scratch, const char* path) {
  RollerOptions options;
  options.root = scratch / "archive";
  options.path = PathTemplate::parse(path);
  options.by_arrival = false;
  return options;
}

std::string seen(const RollerOptions& options) { return files_below(options.root); }

std::string text(const RollerOptions& options, const std::string& name) {
  return text_of(options.root + "/" + name);
}

TEST_CASE("Roller: a file a place, seen at the end") {
  const Scratch scratch;
  const auto with = options(scratch, "%H/{room}-{seq}");
  Roller roller{with};
  roller.add("\"a\"", noon, "1");
  roller.add("\"b\"", noon, "2");
  roller.add("\"a\"", noon + 59min, "3");
  roller.add("\"a\"", noon + 60min, "4");
  roller.add("\"a\"", noon - 1ns, "5");
  roller.add("\"a\"", noon, "6");
  CHECK(roller.open() == 4);
  roller.finish();
  CHECK(seen(with) == "11/a-000001 12/a-000001 12/b-000001 13/a-000001");
  CHECK(text(with, "12/a-000001") == "1\n3\n6\n");
  CHECK(text(with, "11/a-000001") == "5\n");
  CHECK(roller.files() == 4);
  CHECK(roller.bytes() == 12);
}

TEST_CASE("Roller: what is finished is not touched again") {
  const Scratch scratch;
  const auto with = options(scratch, "p-{seq}");
  for (int i = 0; i < 3; ++i) {
    Roller roller{with};
    roller.add("", noon, std::to_string(i));
  }
  CHECK(seen(with) == "p-000001 p-000002 p-000003");
  CHECK(text(with, "p-000002") == "1\n");
}

TEST_CASE("Roller: a file ends at its size") {
  const Scratch scratch;
  auto with = options(scratch, "p-{seq}");
  with.size = 4;
  Roller roller{with};
  for (int i = 0; i < 5; ++i) roller.add("", noon, std::to_string(i));
  CHECK(seen(with) == ".p-000003.part p-000001 p-000002");
  CHECK(text(with, "p-000002") == "2\n3\n");
}

TEST_CASE("Roller: a file ends at its age") {
  const Scratch scratch;
  auto with = options(scratch, "p-{seq}");
  with.age = 1h;
  Roller roller{with};
  CHECK(roller.due() == SteadyTime::max());
  roller.add("", noon, "1");
  roller.work(steady_now() + 59min);
  CHECK(seen(with) == ".p-000001.part");
  CHECK(roller.due() < steady_now() + 61min);
  roller.work(steady_now() + 61min);
  CHECK(seen(with) == "p-000001");
}

TEST_CASE("Roller: by arrival, a file ends with its part of time") {
  const Scratch scratch;
  auto with = options(scratch, "%F/%H-{seq}");
  with.by_arrival = true;
  Roller roller{with};
  roller.add("", now() - 1h, "1");
  roller.add("", now() + 1h, "2");  // as good as: the clock goes on
  roller.work(steady_now());
  CHECK(roller.open() == 0);
  CHECK(roller.files() == 2);
}

TEST_CASE("Roller: of too many files, the one not used for longest ends") {
  const Scratch scratch;
  auto with = options(scratch, "{k}-{seq}");
  with.max_open = 2;
  Roller roller{with};
  roller.add("1", noon, "a");
  roller.add("2", noon, "b");
  roller.add("1", noon, "c");
  roller.add("3", noon, "d");
  CHECK(seen(with) == ".1-000001.part .3-000001.part 2-000001");
  roller.add("2", noon, "e");
  roller.finish();
  CHECK(seen(with) == "1-000001 2-000001 2-000002 3-000001");
  CHECK(text(with, "1-000001") == "a\nc\n");
}

TEST_CASE("Roller: flushes when that is due") {
  const Scratch scratch;
  auto with = options(scratch, "p-{seq}.gz");
  with.level = 1;
  with.flush = 1h;
  Roller roller{with};
  roller.add("", noon, "1");
  CHECK(roller.due() <= steady_now());
  roller.work(steady_now());
  const auto flushed = text(with, ".p-000001.gz.part").size();
  CHECK(flushed > 0);
  roller.add("", noon, "2");
  CHECK(roller.due() > steady_now() + 59min);
  roller.work(steady_now());
  CHECK(text(with, ".p-000001.gz.part").size() == flushed);
  roller.write_out();
  CHECK(text(with, ".p-000001.gz.part").size() > flushed);
}

TEST_CASE("Roller: values that are the same in a path have files of their own") {
  const Scratch scratch;
  const auto with = options(scratch, "{k}-{seq}");
  Roller roller{with};
  roller.add("1", noon, "a");
  roller.add("\"1\"", noon, "b");
  roller.finish();
  CHECK(seen(with) == "1-000001 1-000002");
}

TEST_CASE("Roller: values may be long, and are still told apart") {
  const Scratch scratch;
  const auto with = options(scratch, "{k}-{seq}");
  const std::string same(100'000, 'a');
  Roller roller{with};
  roller.add('"' + same + "b\"", noon, "b");
  roller.add('"' + same + "c\"", noon, "c");
  roller.add('"' + same + "b\"", noon, "b");
  CHECK(roller.open() == 2);
  roller.finish();
  CHECK(roller.bytes() == 6);
}

TEST_CASE("Roller: keeps as much as it is to") {
  const Scratch scratch;
  auto with = options(scratch, "p-{seq}");
  with.size = 2;
  with.keep.size = 4;
  {
    Roller roller{with};
    for (int i = 0; i < 3; ++i) roller.add("", noon, std::to_string(i));
  }
  CHECK(seen(with) == "p-000002 p-000003");
  with.keep.size = 2;
  const Roller again{with};
  CHECK(seen(with) == "p-000003");
}

TEST_CASE("Roller: says what is wrong with its folder") {
  auto with = options(Scratch{}, "p-{seq}");
  with.root = "/dev/null/archive";
  CHECK_THROWS_AS(Roller{with}, std::system_error);
  with.root = "/proc/archive";
  Roller roller{with};
  CHECK_THROWS_AS(roller.add("", noon, "1"), std::system_error);
  CHECK(roller.due() == SteadyTime::max());
}

}  // namespace
