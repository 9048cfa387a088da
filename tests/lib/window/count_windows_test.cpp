#include "window/count_windows.h"

#include <doctest/doctest.h>

#include "support/listed_windows.h"

using namespace weir;
using namespace std::chrono_literals;
using Kind = WindowOptions::Kind;

namespace {

TEST_CASE("CountWindows: every so many records of a key, whatever their time") {
  ListedWindows listed{{.kind = Kind::Count, .count = 2}};
  listed.add("a", 5, "1");
  listed.add("b", 7, "2");
  listed.add("a", 3, "3");
  CHECK(listed.closed == Strings{"3-5 a: 1,3"});
  listed.add("a", 9, "4");
  CHECK(listed.finish() == Strings{"3-5 a: 1,3", "7-7 b: 2*", "9-9 a: 4*"});
}

}  // namespace
