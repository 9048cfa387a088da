#include "encoding/encoding.h"

#include <array>
#include <bit>
#include <stdexcept>

namespace weir {

void Encoder::whole(std::uint64_t value) {
  std::array<char, 8> bytes{};
  for (unsigned i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<char>(value >> (8 * i) & 0xFFU);
  sink_({bytes.data(), bytes.size()});
}

void Encoder::number(double value) { whole(std::bit_cast<std::uint64_t>(value)); }

void Encoder::text(std::string_view value) {
  whole(value.size());
  sink_(value);
}

std::uint64_t Decoder::whole() {
  if (rest_.size() < 8) throw std::runtime_error("it ends too soon");
  std::uint64_t value = 0;
  for (unsigned i = 0; i < 8; ++i)
    value |= std::uint64_t{static_cast<unsigned char>(rest_[i])} << (8 * i);
  rest_.remove_prefix(8);
  return value;
}

std::size_t Decoder::count(std::size_t size) {
  const std::uint64_t value = whole();
  if (value > rest_.size() / size) throw std::runtime_error("it ends too soon");
  return value;
}

double Decoder::number() { return std::bit_cast<double>(whole()); }

std::string_view Decoder::text() {
  const std::size_t size = count(1);
  const std::string_view value = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return value;
}

bool Decoder::flag() {
  const std::uint64_t value = whole();
  if (value > 1) throw std::runtime_error("a flag is neither set nor not");
  return value == 1;
}

Timestamp Decoder::timestamp() {
  const Time moment = time();
  const std::uint64_t form = whole();
  if (form > static_cast<std::uint64_t>(TimeForm::DateTime))
    throw std::runtime_error("a time has no known form");
  return {moment, static_cast<TimeForm>(form)};
}

}  // namespace weir
