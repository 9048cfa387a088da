#include "grader/grader.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace weir {
namespace {

// To tell one in 10,000 it takes more of the scores than to tell one in 200: the
// highest fifth is what is taken to thin out exponentially.
constexpr RarityOptions rarity_options{.tail = 0.2, .least = 100};

// A rarity is a decimal logarithm.
constexpr double ten_times_rarer = 1;

}  // namespace

std::optional<Nearness> parse_nearness(std::string_view text) {
  const bool is_ratio = text.ends_with('%');
  if (is_ratio) text.remove_suffix(1);
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || rest != end || !std::isfinite(value) || value < 0)
    return std::nullopt;
  return is_ratio ? Nearness{.ratio = value / 100} : Nearness{.amount = value};
}

Grader::Grader(const GraderOptions& options)
    : options_{options}, rarity_{rarity_options} {}

std::optional<double> Grader::grade(double score, const Departures& departures) {
  const auto rarity = rarity_.of(score);
  ++count_;
  if (!rarity || *rarity <= options_.threshold)
    return rarity ? std::optional(0.0) : std::nullopt;
  const bool goes_on = count_ <= run_until_;
  if (departures && !matters(departures())) return 0;
  run_until_ = count_ + options_.shingle;
  if (goes_on && *rarity <= rarest_ + ten_times_rarer) return 0;
  rarest_ = *rarity;
  return std::min((*rarity - options_.threshold) / options_.threshold, 1.0);
}

bool Grader::matters(std::span<const Departure> departures) const {
  using Direction = GraderOptions::Direction;
  return std::any_of(
      departures.begin(), departures.end(), [this](const Departure& one) {
        const double above = one.value - one.expected;
        if (options_.direction == Direction::High && above <= 0) return false;
        if (options_.direction == Direction::Low && above >= 0) return false;
        return std::fabs(above) > options_.near.amount &&
               std::fabs(above) > options_.near.ratio * std::fabs(one.expected);
      });
}

void Grader::save(Encoder& out) const {
  rarity_.save(out);
  out.whole(count_);
  out.whole(run_until_);
  out.number(rarest_);
}

void Grader::load(Decoder& in) {
  rarity_.load(in);
  count_ = in.whole();
  run_until_ = in.whole();
  rarest_ = in.number();
}

}  // namespace weir
