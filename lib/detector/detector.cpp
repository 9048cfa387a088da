#include "detector/detector.h"

#include <algorithm>

namespace weir {
namespace {

// What is in so many of the latest values has its weight in all that is remembered.
constexpr std::uint64_t memory = 100'000;

constexpr ForestOptions forest_options{
    .columns = 1, .shingle = 24, .trees = 100, .sample = 128, .decay = 1.0 / memory};

constexpr RarityOptions rarity_options{.tail = 0.1, .least = 200, .decay = memory};

constexpr std::uint64_t values_a_rested_one = 33;  // 3 %

// A rarity is a decimal logarithm: so much more is a hundred times as rare.
constexpr double much_rarer = 2;

constexpr double largest_value = 1e30;  // whose sums in the forest are floats

}  // namespace

Detector::Detector(const DetectorOptions& options)
    : options_{options},
      values_{memory},
      forest_{forest_options},
      level_{rarity_options},
      course_{rarity_options} {}

Detector::Verdict Detector::mark(double value) {
  Verdict verdict;
  if (count_ == 0) origin_ = value;
  ++count_;
  if (values_.count() > 0) verdict.level = level_.of(values_.distance(value));
  values_.add(value);

  const auto point =
      static_cast<float>(std::clamp(value - origin_, -largest_value, largest_value));
  double score = 0;
  forest_.score({&point, 1}, {&score, 1});
  if (score == score) verdict.course = course_.of(score);

  if (const auto rarity = verdict.rarity()) verdict.anomaly = is_alert(*rarity);
  return verdict;
}

bool Detector::is_alert(double rarity) {
  if (rarity < options_.threshold) return false;
  if (count_ <= rests_to_ && rarity <= alert_ + much_rarer) return false;
  alert_ = rarity;
  rests_to_ = count_ + std::min(count_ / values_a_rested_one, options_.rest);
  return true;
}

void Detector::save(Encoder& out) const {
  values_.save(out);
  forest_.save(out);
  level_.save(out);
  course_.save(out);
  out.whole(count_);
  out.number(origin_);
  out.whole(rests_to_);
  out.number(alert_);
}

void Detector::load(Decoder& in) {
  values_.load(in);
  forest_.load(in);
  level_.load(in);
  course_.load(in);
  count_ = in.whole();
  origin_ = in.number();
  rests_to_ = in.whole();
  alert_ = in.number();
}

}  // namespace weir
