#include "rarity/rarity.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace weir {
namespace {

// Sums of such scores still are numbers.
constexpr double largest_score = 1e150;

// What a score may be above the tail's beginning, in excesses, to be learned as it
// is: more than any distribution that is met with has.
constexpr double most_excesses = 1000;

}  // namespace

std::optional<double> Rarity::of(double score) {
  score = std::clamp(score, -largest_score, largest_score);
  if (scores_.count() < std::max<std::uint64_t>(least_, 1)) {
    scores_.add(score);
    return std::nullopt;
  }
  const Histogram::Top top = scores_.top(tail_);
  const double rarity = measure(score, top);
  // One that can't be true would make all others look small.
  const double excess = top.mean - top.from;
  if (excess > 0) score = std::min(score, top.from + excess * most_excesses);
  scores_.add(score);
  return rarity;
}

// The score itself counts among those that are as high: none is impossible.
double Rarity::measure(double score, const Histogram::Top& top) const {
  const double all = scores_.weight() + scores_.unit();
  const auto share = [&](double before) {
    return (before * scores_.weight() + scores_.unit()) / all;
  };
  if (score <= top.from)
    return std::max(0.0, -std::log10(share(scores_.share_from(score))));
  const double excess = top.mean - top.from;
  if (!(excess > 0)) return -std::log10(share(0));  // all of them are alike
  const double beyond = (score - top.from) / excess * std::numbers::log10e;
  return std::min(beyond - std::log10(share(tail_)), most);
}

}  // namespace weir
