#include "window/time_windows.h"

#include <doctest/doctest.h>

#include "support/listed_windows.h"

using namespace weir;
using namespace std::chrono_literals;

namespace {

TEST_CASE("TimeWindows: a window closes with the record at its end, not before") {
  ListedWindows listed{{.size = 10s}};
  listed.add("a", 0, "1");
  listed.add("a", 9, "2");
  CHECK(listed.closed.empty());
  listed.add("a", 10, "3");
  CHECK(listed.closed == Strings{"0-10 a: 1,2"});
}

TEST_CASE("TimeWindows: the delay holds it open by as much") {
  ListedWindows listed{{.size = 10s, .clock = {.delay = 5s}}};
  listed.add("a", 9, "1");
  listed.add("a", 14, "3");
  CHECK(listed.add("a", 3, "2") == Outcome::Taken);
  CHECK(listed.closed.empty());
  listed.add("a", 15, "4");
  CHECK(listed.closed == Strings{"0-10 a: 1,2"});
  CHECK(listed.add("a", 9, "5") == Outcome::Late);
  CHECK(listed.add("a", 10, "6") == Outcome::Taken);
}

TEST_CASE("TimeWindows: keys come in order of appearance, windows in order of time") {
  ListedWindows listed{{.size = 10s, .clock = {.delay = 100s}}};
  listed.add("b", 15);
  listed.add("z", 5);
  listed.add("a", 5);
  listed.add("a", 12);
  CHECK(listed.finish() ==
        Strings{"0-10 z: x", "0-10 a: x", "10-20 b: x*", "10-20 a: x*"});
}

TEST_CASE("TimeWindows: sliding windows share their records") {
  ListedWindows listed{{.size = 10s, .slide = 5s}};
  listed.add("a", 3, "1");
  listed.add("a", 7, "2");
  CHECK(listed.closed == Strings{"-5-5 a: 1"});
  CHECK(listed.add("a", 4, "3") == Outcome::Taken);
  CHECK(listed.finish() == Strings{"-5-5 a: 1", "0-10 a: 1,2,3*", "5-15 a: 2*"});
}

TEST_CASE("TimeWindows: what falls between windows is in none, and not late") {
  ListedWindows listed{{.size = 2s, .slide = 10s}};
  CHECK(listed.add("a", 1) == Outcome::Taken);
  CHECK(listed.add("a", 30) == Outcome::Taken);
  CHECK(listed.add("a", 15) == Outcome::Taken);
  CHECK(listed.add("a", 11) == Outcome::Late);
  CHECK(listed.finish() == Strings{"0-2 a: x", "30-32 a: x*"});
}

TEST_CASE("TimeWindows: an offset shifts them, before 1970 too") {
  ListedWindows listed{{.size = 10s, .offset = 3s}};
  listed.add("a", -8);
  listed.add("a", 2);
  CHECK(listed.finish() == Strings{"-17--7 a: x", "-7-3 a: x*"});
}

TEST_CASE("TimeWindows: one key too many is refused, and one that is there is not") {
  ListedWindows listed{{.size = 10s, .max_keys = 2}};
  CHECK(listed.add("a", 1) == Outcome::Taken);
  CHECK(listed.add("b", 1) == Outcome::Taken);
  CHECK(listed.add("c", 1) == Outcome::TooManyKeys);
  CHECK(listed.add("a", 2) == Outcome::Taken);
  CHECK(listed.add("a", 12) == Outcome::TooManyKeys);
  CHECK(listed.add("a", 12) == Outcome::Taken);  // the first window has closed
}

TEST_CASE("TimeWindows: a full aggregate takes no more") {
  ListedWindows listed{{.size = 10s}};
  CHECK(listed.add("a", 1, "12345678") == Outcome::Taken);
  CHECK(listed.add("a", 1, "9") == Outcome::Full);
  CHECK(listed.finish() == Strings{"0-10 a: 12345678*"});
}

TEST_CASE("TimeWindows: time that passes without records closes them") {
  ListedWindows listed{{.size = 10s, .clock = {.delay = 5s}}};
  listed.add("a", 8);
  listed.windows->pass(6s);
  listed.windows->close(listed.sink);
  CHECK(listed.closed.empty());
  listed.windows->pass(7s);
  listed.windows->close(listed.sink);
  CHECK(listed.closed == Strings{"0-10 a: x"});
  CHECK(listed.add("a", 9) == Outcome::Late);
}

}  // namespace
