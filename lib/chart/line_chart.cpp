#include "chart/line_chart.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace weir {
namespace {

constexpr int width = 480;
constexpr int height = 120;
constexpr int margin = 8;

struct Point {
  int x, y;
};

// A square pen, cut at the picture's border.
void dot(Picture& picture, Point point, int radius, Picture::Colour colour) {
  const int top = std::max(point.y - radius, 0);
  const int bottom = std::min(point.y + radius, picture.height - 1);
  const int left = std::max(point.x - radius, 0);
  const int right = std::min(point.x + radius, picture.width - 1);
  for (int y = top; y <= bottom; ++y)
    for (int x = left; x <= right; ++x) picture.at(x, y) = colour;
}

void line(Picture& picture, Point from, Point to) {
  const int steps = std::max({std::abs(to.x - from.x), std::abs(to.y - from.y), 1});
  for (int step = 0; step <= steps; ++step) {
    const Point point{from.x + (to.x - from.x) * step / steps,
                      from.y + (to.y - from.y) * step / steps};
    dot(picture, point, 1, Picture::Line);
  }
}

void frame(Picture& picture) {
  for (int x = 0; x < width; ++x)
    picture.at(x, 0) = picture.at(x, height - 1) = Picture::Frame;
  for (int y = 0; y < height; ++y)
    picture.at(0, y) = picture.at(width - 1, y) = Picture::Frame;
}

// Where each value is: between the lowest and the highest, or, where these are the
// same, half way up.
std::vector<Point> points(const std::vector<double>& values) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const double half_span = *high / 2 - *low / 2;  // the span itself may be infinite
  const double steps = std::max(static_cast<double>(values.size()) - 1, 1.0);
  std::vector<Point> all;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double share = half_span > 0 ? (values[i] / 2 - *low / 2) / half_span : 0.5;
    const double along = values.size() > 1 ? static_cast<double>(i) / steps : 0.5;
    all.push_back(
        {margin + static_cast<int>(std::lround(along * (width - 1 - 2 * margin))),
         height - 1 - margin -
             static_cast<int>(std::lround(share * (height - 1 - 2 * margin)))});
  }
  return all;
}

}  // namespace

Picture line_chart(std::span<const double> values) {
  Picture picture{
      width, height,
      std::vector<std::uint8_t>(std::size_t{width} * height, Picture::Paper)};
  frame(picture);
  std::vector<double> finite;
  std::copy_if(values.begin(), values.end(), std::back_inserter(finite),
               [](double value) { return std::isfinite(value); });
  if (finite.empty()) return picture;
  const auto path = points(finite);
  for (std::size_t i = 1; i < path.size(); ++i) line(picture, path[i - 1], path[i]);
  dot(picture, path.back(), 4, Picture::Last);
  return picture;
}

}  // namespace weir
