#include "archive/name_pattern.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using namespace weir;

namespace {

// "h=%H-" and two values with an 'x' between them.
NamePattern pattern() {
  NamePattern name;
  name.add_text('h');
  name.add_text('=');
  name.add_time(*find_time_field('H'));
  name.add_text('-');
  name.add_value(1);
  name.add_text('x');
  name.add_value(0);
  name.give_room(100);
  return name;
}

TEST_CASE("NamePattern: is filled in") {
  std::string out = "/";
  pattern().append_to(out, Time{7h}, std::vector<std::string_view>{"a", "b/c"});
  CHECK(out == "/h=07-b%2Fcxa");
}

TEST_CASE("NamePattern: matches what it can have made, however it is cut up") {
  CHECK(pattern().matches("h=07-b%2Fcxa"));
  CHECK(pattern().matches("h=07-xxxxx"));
  CHECK(!pattern().matches("h=07-xx"));
  CHECK(!pattern().matches("h=24-axb"));
  CHECK(!pattern().matches("h=07-ax"));
  CHECK(!pattern().matches("h=07-ax.b"));
  CHECK(!pattern().matches(""));
  CHECK(NamePattern{}.matches(""));
  CHECK(!NamePattern{}.matches("a"));
}

TEST_CASE("NamePattern: a name made to be hard to match takes no longer") {
  NamePattern name;
  for (std::size_t i = 0; i < 12; ++i) name.add_value(i);
  name.give_room(100);
  CHECK(!name.matches(std::string(239, 'a') + "/"));
}

TEST_CASE("NamePattern: knows its room, and whether it is always the same") {
  CHECK(pattern().fixed_size() == 6);
  CHECK(pattern().values() == 2);
  CHECK(!pattern().text());
  NamePattern fixed;
  CHECK(fixed.text() == "");
  fixed.add_text('a');
  CHECK(fixed.text() == "a");
  CHECK(fixed.begins_with('a'));
}

}  // namespace
