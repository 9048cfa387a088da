#include "chart/line_chart.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

using namespace weir;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

// The row of the topmost pixel of the line or its end in a column; -1 without one.
int top(Picture& picture, int x) {
  for (int y = 0; y < picture.height; ++y)
    if (picture.at(x, y) >= Picture::Line) return y;
  return -1;
}

Picture chart(const std::vector<double>& values) { return line_chart(values); }

TEST_CASE("line_chart: the lowest is at the bottom, the highest on top") {
  Picture picture = chart({0, 10, 0});
  CHECK(top(picture, 8) > picture.height - 12);
  CHECK(top(picture, picture.width / 2) < 12);
  CHECK(picture.at(picture.width - 9, picture.height - 9) == Picture::Last);
}

TEST_CASE("line_chart: values that are all the same are half way up") {
  Picture picture = chart({5, 5});
  CHECK(std::abs(top(picture, 20) - picture.height / 2) < 4);
}

TEST_CASE("line_chart: one value is a dot, and none an empty frame") {
  Picture picture = chart({5});
  CHECK(picture.at(picture.width / 2, picture.height / 2) == Picture::Last);
  CHECK(top(picture, 20) == -1);
  CHECK(chart({}).pixels == chart({infinite, -infinite}).pixels);
  CHECK(std::count(picture.pixels.begin(), picture.pixels.end(), Picture::Frame) ==
        2 * (picture.width + picture.height) - 4);
}

TEST_CASE("line_chart: however far apart the values are, all is inside") {
  constexpr double most = std::numeric_limits<double>::max();
  Picture picture =
      chart({-most, most, std::numeric_limits<double>::denorm_min(), -most});
  CHECK(top(picture, 8) > picture.height - 12);
  CHECK(std::count(picture.pixels.begin(), picture.pixels.end(), Picture::Frame) ==
        2 * (picture.width + picture.height) - 4);
}

}  // namespace
