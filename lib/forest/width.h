// Widths: how wide the numbers are that the trees of a forest are made of. They are
// most of its memory, and small ones will do for a small forest.
#pragma once

#include <cstdint>

namespace weir {

// A Ref is a node, a point or a box. A Mass is as wide as leaves no gap in a node,
// whose bytes are saved as they are.
struct NarrowWidth {
  using Ref = std::uint16_t;
  using Dimension = std::uint8_t;
  using Mass = std::uint8_t;
};
struct UsualWidth {
  using Ref = std::uint16_t;
  using Dimension = std::uint16_t;
  using Mass = std::uint32_t;
};
struct WideWidth {
  using Ref = std::uint32_t;
  using Dimension = std::uint16_t;
  using Mass = std::uint16_t;
};

}  // namespace weir
