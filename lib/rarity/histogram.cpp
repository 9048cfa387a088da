#include "rarity/histogram.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>

namespace weir {

Histogram::Histogram(std::uint64_t decay)
    : decay_{decay}, growth_{std::exp(1 / static_cast<double>(decay))} {}

std::vector<Histogram::Place>::const_iterator Histogram::find(double value) const {
  return std::lower_bound(
      places_.begin(), places_.end(), value,
      [](const Place& place, double sought) { return place.value < sought; });
}

// New values weigh more, rather than old ones less.
void Histogram::add(double value) {
  if (count_ > 0 && count_ % decay_ == 0) fade();
  if (count_ > 0) unit_ *= growth_;
  ++count_;
  weight_ += unit_;
  const auto at = places_.begin() + (find(value) - places_.cbegin());
  if (at != places_.end() && at->value == value) {
    at->weight += unit_;
    return;
  }
  places_.insert(at, {value, unit_});
  while (places_.size() >= most_places) merge_nearest();
}

// Neighbours that are no further from each other than half of all are become one,
// pair by pair, so that a dense stretch doesn't become a single place.
void Histogram::merge_nearest() {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < places_.size(); ++i)
    gaps.push_back(places_[i].value - places_[i - 1].value);
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  const double narrow = *middle;

  std::size_t last = 0;
  bool merged = false;
  for (std::size_t i = 1; i < places_.size(); ++i) {
    Place& before = places_[last];
    const Place place = places_[i];
    merged = !merged && place.value - before.value <= narrow;
    if (!merged) {
      places_[++last] = place;
      continue;
    }
    const double sum = before.weight + place.weight;
    const double between =
        before.value * (before.weight / sum) + place.value * (place.weight / sum);
    before.value = std::clamp(between, before.value, place.value);  // but for rounding
    before.weight = sum;
  }
  places_.resize(last + 1);
}

// Weights are made smaller, by e or so, and what has next to none is forgotten.
void Histogram::fade() {
  weight_ = 0;
  std::erase_if(places_, [this](Place& place) {
    place.weight /= unit_;
    return place.weight < 1 / std::numbers::e;
  });
  for (const Place& place : places_) weight_ += place.weight;
  unit_ = 1;
}

double Histogram::distance(double value) const {
  const auto above = find(value);
  double nearest = std::numeric_limits<double>::infinity();
  if (above != places_.end()) nearest = above->value - value;
  if (above != places_.begin())
    nearest = std::min(nearest, value - std::prev(above)->value);
  return nearest;
}

double Histogram::share_from(double value) const {
  double above = 0;
  for (auto place = find(value); place != places_.end(); ++place)
    above += place->weight;
  return std::min(above / weight_, 1.0);
}

// The place in which the top begins belongs to it in part.
Histogram::Top Histogram::top(double share) const {
  const double wanted = share * weight_;
  double taken = 0, sum = 0;
  auto place = places_.rbegin();
  for (; std::next(place) != places_.rend() && taken + place->weight < wanted;
       ++place) {
    taken += place->weight;
    sum += place->value * place->weight;
  }
  const double rest = std::max(wanted - taken, 0.0);
  return {place->value, (sum + place->value * rest) / (taken + rest)};
}

void Histogram::save(Encoder& out) const {
  out.whole(count_);
  out.number(unit_);
  out.number(weight_);
  out.whole(places_.size());
  for (const Place& place : places_) out.number(place.value), out.number(place.weight);
}

void Histogram::load(Decoder& in) {
  count_ = in.whole();
  unit_ = in.number();
  weight_ = in.number();
  places_.resize(in.count(16));
  for (Place& place : places_) place.value = in.number(), place.weight = in.number();
  if (!makes_sense()) throw std::runtime_error("the bytes are no histogram");
}

bool Histogram::makes_sense() const {
  const auto is_weight = [](double weight) {
    return weight > 0 && std::isfinite(weight);
  };
  if (!is_weight(unit_) || places_.size() >= most_places) return false;
  if (count_ == 0) return places_.empty() && weight_ == 0;
  if (!is_weight(weight_) || places_.empty()) return false;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const auto [value, weight] = places_[i];
    if (!std::isfinite(value) || !is_weight(weight)) return false;
    if (i > 0 && value <= places_[i - 1].value) return false;
  }
  return true;
}

}  // namespace weir
