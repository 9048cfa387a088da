#include "detector/detector.h"

#include <algorithm>

namespace weir {
namespace {

// What is in so many of the latest values has its weight in all that is remembered.
constexpr std::uint64_t memory = 100'000;

// What a course is, and what the latest values are.
constexpr std::size_t values_a_course = 24;

constexpr ForestOptions forest_options{.columns = 1,
                                       .shingle = values_a_course,
                                       .trees = 50,
                                       .sample = 128,
                                       .decay = 1.0 / memory};

constexpr RarityOptions rarity_options{.tail = 0.1, .least = 200, .decay = memory};

constexpr std::uint64_t values_a_rested_one = 33;  // 3 %

// A rarity is a decimal logarithm: so much more is a hundred times as rare.
constexpr double much_rarer = 2;

constexpr double largest_value = 1e30;  // whose sums in the forest are floats

}  // namespace

Detector::Detector(const DetectorOptions& options)
    : options_{options},
      level_{Histogram{memory}, Rarity{rarity_options}},
      mean_{level_},
      forest_{forest_options},
      course_{rarity_options} {}

std::optional<double> Detector::Distances::of(double number) {
  std::optional<double> found;
  if (before.count() > 0) found = rarity.of(before.distance(number));
  before.add(number);
  return found;
}

void Detector::Distances::save(Encoder& out) const {
  before.save(out);
  rarity.save(out);
}

void Detector::Distances::load(Decoder& in) {
  before.load(in);
  rarity.load(in);
}

Detector::Verdict Detector::mark(double value) {
  Verdict verdict;
  if (count_ == 0) origin_ = latest_ = value;
  ++count_;
  verdict.level = level_.of(value);
  latest_ += value / values_a_course - latest_ / values_a_course;
  verdict.mean = mean_.of(latest_);

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
  level_.save(out);
  mean_.save(out);
  forest_.save(out);
  course_.save(out);
  out.number(latest_);
  out.whole(count_);
  out.number(origin_);
  out.whole(rests_to_);
  out.number(alert_);
}

void Detector::load(Decoder& in) {
  level_.load(in);
  mean_.load(in);
  forest_.load(in);
  course_.load(in);
  latest_ = in.number();
  count_ = in.whole();
  origin_ = in.number();
  rests_to_ = in.whole();
  alert_ = in.number();
}

}  // namespace weir
