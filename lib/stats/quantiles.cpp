#include "stats/quantiles.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace weir {
namespace {

// The digest's delta: it has at most so many centroids, and they are the
// smaller the nearer they are to either end.
constexpr double compression = 500;

// The scale function k1 of the paper, and its inverse.
double scale(double q) {
  return compression / (2 * std::numbers::pi) * std::asin(2 * q - 1);
}
double unscale(double k) {
  return (std::sin(
              std::min(k * 2 * std::numbers::pi / compression, std::numbers::pi / 2)) +
          1) /
         2;
}

// As NumPy does it: from the nearer end, so that both ends are met exactly.
double between(double low, double high, double share) {
  const double width = high - low;
  if (!std::isfinite(width)) return low * (1 - share) + high * share;
  return share < 0.5 ? low + width * share : high - width * (1 - share);
}

}  // namespace

void Quantiles::add(double value) {
  values_.push_back(value);
  if (values_.size() > most_exact) compress();
}

void Quantiles::merge(const Quantiles& other) {
  if (!other.centroids_.empty()) {
    if (centroids_.empty()) least_ = other.least_, most_ = other.most_;
    least_ = std::min(least_, other.least_);
    most_ = std::max(most_, other.most_);
    centroids_.insert(centroids_.end(), other.centroids_.begin(),
                      other.centroids_.end());
    values_.insert(values_.end(), other.values_.begin(), other.values_.end());
    return compress();
  }
  for (const double value : other.values_) add(value);
}

// Takes all there is into centroids anew, each as large as the scale allows
// where it stands.
void Quantiles::compress() {
  if (values_.empty() && centroids_.empty()) return;
  std::vector<Centroid> all = std::move(centroids_);
  const bool first = all.empty();
  for (const double value : values_) all.push_back({value, 1});
  std::sort(all.begin(), all.end(),
            [](const Centroid& a, const Centroid& b) { return a.mean < b.mean; });
  least_ = first ? all.front().mean : std::min(least_, all.front().mean);
  most_ = first ? all.back().mean : std::max(most_, all.back().mean);
  values_.clear();
  centroids_.clear();

  double total = 0;
  for (const Centroid& one : all) total += one.weight;
  double before = 0;  // the weight of the centroids that are done
  double limit = total * unscale(scale(0) + 1);
  Centroid current = all.front();
  for (std::size_t i = 1; i < all.size(); ++i) {
    const Centroid& one = all[i];
    if (before + current.weight + one.weight <= limit) {
      current.weight += one.weight;
      current.mean += (one.mean - current.mean) * (one.weight / current.weight);
      continue;
    }
    before += current.weight;
    centroids_.push_back(current);
    limit = total * unscale(scale(before / total) + 1);
    current = one;
  }
  centroids_.push_back(current);
}

double Quantiles::of_exact(double q) const {
  const double rank = q * static_cast<double>(values_.size() - 1);
  const auto below = static_cast<std::ptrdiff_t>(rank);
  const auto low = values_.begin() + below;
  std::nth_element(values_.begin(), low, values_.end());
  if (low + 1 == values_.end()) return *low;
  return between(*low, *std::min_element(low + 1, values_.end()),
                 rank - static_cast<double>(below));
}

// Half of a centroid's weight lies on either side of its mean, and the extremes
// are known.
double Quantiles::of_digest(double q) const {
  double total = 0;
  for (const Centroid& one : centroids_) total += one.weight;
  const double rank = q * total;
  double low = least_, low_rank = 0, before = 0;
  for (const Centroid& one : centroids_) {
    const double middle = before + one.weight / 2;
    if (rank < middle)
      return between(low, one.mean, (rank - low_rank) / (middle - low_rank));
    low = one.mean;
    low_rank = middle;
    before += one.weight;
  }
  return between(low, most_, (rank - low_rank) / (total - low_rank));
}

double Quantiles::at(double q) const {
  if (centroids_.empty()) return of_exact(q);
  if (values_.empty()) return of_digest(q);
  Quantiles whole = *this;
  whole.compress();
  return whole.of_digest(q);
}

void Quantiles::save(Encoder& out) const {
  out.whole(values_.size());
  for (const double value : values_) out.number(value);
  out.whole(centroids_.size());
  for (const Centroid& one : centroids_) out.number(one.mean), out.number(one.weight);
  out.number(least_);
  out.number(most_);
}

void Quantiles::load(Decoder& in) {
  values_.resize(in.count(8));
  for (double& value : values_) value = in.number();
  centroids_.resize(in.count(16));
  for (Centroid& one : centroids_) one.mean = in.number(), one.weight = in.number();
  least_ = in.number();
  most_ = in.number();
}

}  // namespace weir
