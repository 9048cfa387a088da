#include "window/session_windows.h"

#include <doctest/doctest.h>

#include "support/listed_windows.h"

using namespace weir;
using namespace std::chrono_literals;
using Kind = WindowOptions::Kind;

namespace {

TEST_CASE("SessionWindows: a gap ends a session, less does not") {
  ListedWindows listed{{.kind = Kind::Session, .size = 10s}};
  listed.add("a", 0, "1");
  listed.add("a", 9, "2");
  listed.add("a", 19, "3");
  CHECK(listed.closed == Strings{"0-19 a: 1,2"});
  CHECK(listed.finish() == Strings{"0-19 a: 1,2", "19-29 a: 3*"});
}

TEST_CASE("SessionWindows: a record between two joins them") {
  ListedWindows listed{{.kind = Kind::Session, .size = 10s, .clock = {.delay = 60s}}};
  listed.add("a", 0, "1");
  listed.add("a", 18, "2");
  listed.add("a", 40, "4");
  listed.add("a", 9, "3");
  CHECK(listed.finish() == Strings{"0-28 a: 1,3,2", "40-50 a: 4*"});
}

TEST_CASE("SessionWindows: keys don't touch, and go by start then appearance") {
  ListedWindows listed{{.kind = Kind::Session, .size = 10s, .clock = {.delay = 5s}}};
  listed.add("b", 1);
  listed.add("a", 1);
  listed.add("c", 0);
  listed.add("d", 40);
  CHECK(listed.closed == Strings{"0-10 c: x", "1-11 b: x", "1-11 a: x"});
}

TEST_CASE("SessionWindows: late is what would open a session that is over") {
  ListedWindows listed{{.kind = Kind::Session, .size = 10s}};
  listed.add("a", 0);
  listed.add("b", 100);
  CHECK(listed.add("a", 89) == Outcome::Late);
  CHECK(listed.add("c", 90) == Outcome::Late);
  CHECK(listed.add("c", 91) == Outcome::Taken);
}

TEST_CASE("SessionWindows: sessions are bounded, and freed when they end") {
  ListedWindows listed{{.kind = Kind::Session, .size = 10s, .max_keys = 2}};
  listed.add("a", 0);
  listed.add("b", 0);
  CHECK(listed.add("c", 0) == Outcome::TooManyKeys);
  listed.add("a", 100);
  CHECK(listed.add("c", 100) == Outcome::Taken);
}

}  // namespace
