// Arrays of plain numbers, saved and read back as the bytes they are: a forest is
// many of them, and a state file is for the machine that wrote it.
#pragma once

#include <bit>
#include <cmath>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string_view>
#include <type_traits>
#include <vector>

#include "encoding/encoding.h"

namespace weir {

static_assert(std::endian::native == std::endian::little);

// Throws std::runtime_error where what was read is no forest.
inline void require(bool good) {
  if (!good) throw std::runtime_error("the bytes are no forest of these parameters");
}

inline void require_finite(std::span<const float> values) {
  for (const float value : values) require(std::isfinite(value));
}

template <typename Number>
void save_raw(Encoder& out, std::span<const Number> values) {
  static_assert(std::is_trivially_copyable_v<Number>);
  out.text({reinterpret_cast<const char*>(values.data()), values.size_bytes()});
}

template <typename Number>
void save_raw(Encoder& out, const std::vector<Number>& values) {
  save_raw(out, std::span(values));
}

template <typename Number>
void load_raw(Decoder& in, std::vector<Number>& values) {
  const std::string_view bytes = in.text();
  require(bytes.size() % sizeof(Number) == 0);
  values.resize(bytes.size() / sizeof(Number));
  if (!bytes.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
}

}  // namespace weir
