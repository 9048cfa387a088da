// A line through numbers, as a small picture: how a field went of late.
//
//   encode_png(line_chart({1, 5, 2}))
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace weir {

// A pixel is an index into the colours that it is shown in.
struct Picture {
  enum Colour : std::uint8_t { Paper, Frame, Line, Last };

  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;  // row by row

  std::uint8_t& at(int x, int y) {
    return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(x)];
  }
};

// The first on the left, the smallest at the bottom, and the last marked; numbers
// that aren't finite are left out. Without one, it is an empty frame.
Picture line_chart(std::span<const double> values);

}  // namespace weir
