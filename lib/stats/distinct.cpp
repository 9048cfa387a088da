#include "stats/distinct.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <stdexcept>

namespace weir {
namespace {

constexpr unsigned index_bits = 14;
constexpr std::size_t register_count = std::size_t{1} << index_bits;

// Spreads what a hash function left together; the finalizer of MurmurHash3.
std::uint64_t mix(std::uint64_t hash) {
  hash = (hash ^ (hash >> 33U)) * 0xFF51AFD7ED558CCDULL;
  hash = (hash ^ (hash >> 33U)) * 0xC4CEB9FE1A85EC53ULL;
  return hash ^ (hash >> 33U);
}

}  // namespace

void Distinct::add(std::string_view text) {
  add_hash(mix(std::hash<std::string_view>{}(text)));
}

void Distinct::add_hash(std::uint64_t hash) {
  if (!registers_.empty()) return note(hash);
  hashes_.insert(hash);
  if (hashes_.size() <= most_exact) return;
  registers_.resize(register_count);
  for (const std::uint64_t each : hashes_) note(each);
  hashes_.clear();
}

// A register keeps the longest run of leading zeros among its hashes, and one.
void Distinct::note(std::uint64_t hash) {
  std::uint8_t& kept = registers_[hash >> (64 - index_bits)];
  const std::uint64_t rest = hash << index_bits | std::uint64_t{1} << (index_bits - 1);
  kept = std::max(kept, static_cast<std::uint8_t>(std::countl_zero(rest) + 1));
}

void Distinct::merge(const Distinct& other) {
  for (const std::uint64_t hash : other.hashes_) add_hash(hash);
  if (other.registers_.empty()) return;
  if (registers_.empty()) registers_.resize(register_count);
  for (const std::uint64_t hash : hashes_) note(hash);
  hashes_.clear();
  for (std::size_t i = 0; i < register_count; ++i)
    registers_[i] = std::max(registers_[i], other.registers_[i]);
}

std::uint64_t Distinct::count() const {
  if (registers_.empty()) return hashes_.size();
  constexpr auto m = static_cast<double>(register_count);
  constexpr double alpha = 0.7213 / (1 + 1.079 / m);
  double sum = 0;
  for (const std::uint8_t kept : registers_) sum += std::ldexp(1.0, -kept);
  const double estimate = alpha * m * m / sum;
  const auto unused = std::count(registers_.begin(), registers_.end(), 0);
  // Linear counting, where many registers are unused; from the paper.
  if (estimate <= 2.5 * m && unused > 0)
    return static_cast<std::uint64_t>(
        std::llround(m * std::log(m / static_cast<double>(unused))));
  return static_cast<std::uint64_t>(std::llround(estimate));
}

void Distinct::save(Encoder& out) const {
  std::vector<std::uint64_t> sorted(hashes_.begin(), hashes_.end());
  std::sort(sorted.begin(), sorted.end());
  out.whole(sorted.size());
  for (const std::uint64_t hash : sorted) out.whole(hash);
  out.text({reinterpret_cast<const char*>(registers_.data()), registers_.size()});
}

void Distinct::load(Decoder& in) {
  hashes_.clear();
  for (std::size_t left = in.count(8); left > 0; --left) hashes_.insert(in.whole());
  const std::string_view registers = in.text();
  registers_.assign(registers.begin(), registers.end());
  if (!registers_.empty() && registers_.size() != register_count)
    throw std::runtime_error("a count of distinct values has the wrong size");
}

}  // namespace weir
