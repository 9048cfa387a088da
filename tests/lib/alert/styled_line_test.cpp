#include "alert/styled_line.h"

#include <doctest/doctest.h>

using weir::Style;
using weir::StyledLine;

namespace {

std::string shown(const StyledLine& line, bool colour = false) {
  std::string out;
  line.append_to(out, colour);
  return out;
}

TEST_CASE("StyledLine: pieces stand one behind the other") {
  StyledLine line{20};
  line.add("a ", Style::Plain);
  line.add("b", Style::Bold);
  CHECK(shown(line) == "a b");
  CHECK(line.columns() == 3);
}

TEST_CASE("StyledLine: a style is set where it begins, and all are ended") {
  StyledLine line{20};
  line.add("a", Style::Dim);
  line.add("b", Style::Dim);
  line.add("c", Style::Plain);
  line.add("d", Style::Bold);
  line.add("e", Style::Alarm);
  CHECK(shown(line, true) == "\033[2mab\033[0mc\033[1md\033[0m\033[1;31me\033[0m");
}

TEST_CASE("StyledLine: what fits exactly is whole, what doesn't ends in an ellipsis") {
  StyledLine line{4};
  line.add("abcd", Style::Plain);
  CHECK(shown(line) == "abcd");
  line.add("e", Style::Plain);
  CHECK(shown(line) == "abc…");
}

TEST_CASE("StyledLine: a wide character isn't cut in two") {
  StyledLine line{4};
  line.add("a温度", Style::Plain);
  CHECK(shown(line) == "a温…");
  StyledLine odd{3};
  odd.add("a温度", Style::Plain);
  CHECK(shown(odd) == "a…");
}

TEST_CASE("StyledLine: what acts on a terminal is spelled out, and cut as that") {
  StyledLine line{5};
  line.add("\x1B[2J", Style::Plain);
  CHECK(shown(line) == "\\u00…");
}

TEST_CASE("StyledLine: a width of 0 is no limit") {
  StyledLine line{0};
  line.add(std::string(1000, 'a'), Style::Plain);
  CHECK(shown(line).size() == 1000);
}

TEST_CASE("StyledLine: a text much longer than the terminal isn't kept") {
  StyledLine line{10};
  line.add(std::string(1 << 20, 'a'), Style::Plain);
  CHECK(line.full());
  CHECK(line.columns() == 11);
}

TEST_CASE("StyledLine: the narrowest terminal shows that there is more") {
  StyledLine line{1};
  line.add("ab", Style::Plain);
  CHECK(shown(line) == "…");
}

TEST_CASE("StyledLine: pad_to() fills up to a column, and takes none away") {
  StyledLine line{8};
  line.add("温", Style::Plain);
  line.pad_to(4);
  line.add("a", Style::Plain);
  line.pad_to(2);
  CHECK(shown(line) == "温  a");
}

TEST_CASE("StyledLine: what was added can be taken back") {
  StyledLine line{4};
  line.add("温a", Style::Plain);
  const std::size_t cells = line.cells();
  line.add("bcd", Style::Bold);
  CHECK(line.full());
  line.take_back(cells);
  CHECK(shown(line) == "温a");
  CHECK(line.columns() == 3);
  line.take_back(0);
  CHECK(shown(line).empty());
}

}  // namespace
