// The small pieces of a record's text.
#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "time/time.h"

namespace weir {

template <typename Number>
void append_digits(std::string& out, Number value) {
  std::array<char, 32> digits{};
  out.append(digits.data(), std::to_chars(digits.begin(), digits.end(), value).ptr);
}

// The time as milliseconds since 1970; what is finer is cut.
inline void append_milliseconds(std::string& out, Time time) {
  append_digits(
      out,
      std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count());
}

// The name of device `index`: one of `names`, and from their second round on
// with the round's number, as in "doc2".
inline void append_device(std::string& out, std::span<const std::string_view> names,
                          std::uint64_t index) {
  out.append(names[index % names.size()]);
  if (index >= names.size()) append_digits(out, index / names.size() + 1);
}

}  // namespace weir
