#include "forest/forest.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "forest/raw.h"

namespace weir {
namespace {

constexpr double no_score = std::numeric_limits<double>::quiet_NaN();

// As many points are worked at together as fit into a core's own cache.
std::size_t block_size(std::size_t dimensions) {
  return std::clamp<std::size_t>(16'384 / dimensions, 16, 512);
}

constexpr std::size_t largest_sample = 31'999;

// Keys of a reservoir may grow by so many powers of e before time is moved on.
constexpr double most_decay = 32;

}  // namespace

Forest::Forest(const ForestOptions& options)
    : options_{options},
      dimensions_{options.columns * options.shingle},
      block_{block_size(std::max<std::size_t>(dimensions_, 1))},
      most_points_{PointStore::most_capacity(options.trees * options.sample + block_)},
      points_{dimensions_},
      window_(dimensions_) {
  if (dimensions_ == 0 || dimensions_ > UINT16_MAX || options.trees == 0 ||
      options.trees > 1000 || options.sample == 0 || options.sample > largest_sample ||
      !(options.decay >= 0) || options.decay > 1)
    throw std::invalid_argument(
        "a forest has 1 to 1000 trees of 1 to 31999 points, 65535 values each at most");
  if (options.decay > 0)
    period_ = static_cast<std::uint64_t>(std::ceil(most_decay / options.decay));
  for (std::size_t first = 0; first < options.trees; first += Grove::most_trees) {
    groves_.push_back(
        Grove::plant({.trees = std::min(Grove::most_trees, options.trees - first),
                      .first = first,
                      .sample = options.sample,
                      .dimensions = dimensions_,
                      .points = most_points_,
                      .seed = options.seed,
                      .displacement = options.displacement},
                     points_));
  }
}

void Forest::in_turn(std::size_t count, const std::function<void(std::size_t)>& task) {
  for (std::size_t i = 0; i < count; ++i) task(i);
}

void Forest::score(std::span<const float> values, std::span<double> scores,
                   const Executor& executor) {
  while (!scores.empty()) {
    const std::size_t count = std::min(block_, scores.size());
    score_block(values.first(count * options_.columns), scores.first(count), executor);
    values = values.subspan(count * options_.columns);
    scores = scores.subspan(count);
  }
}

void Forest::score_block(std::span<const float> values, std::span<double> scores,
                         const Executor& executor) {
  std::vector<Grove::Arrival> arrivals;
  arrivals.reserve(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    shift_in(values.subspan(i * options_.columns, options_.columns));
    if (held_ == options_.shingle) arrivals.push_back(arrival());
  }
  std::vector<Grove::Outcome> outcomes(groves_.size());
  executor(groves_.size(), [&](std::size_t grove) {
    outcomes[grove] = groves_[grove]->learn(arrivals);
  });

  // Groves always have the same trees, and their sums are added up in order.
  const std::size_t without = scores.size() - arrivals.size();
  std::fill_n(scores.begin(), without, no_score);
  for (std::size_t i = 0; i < arrivals.size(); ++i) {
    double sum = 0;
    for (const auto& outcome : outcomes) sum += outcome.scores[i];
    scores[without + i] =
        arrivals[i].number == 0 ? no_score : sum / static_cast<double>(options_.trees);
  }
  for (const auto& outcome : outcomes) {
    for (const auto point : outcome.taken) points_.take(point);
    for (const auto point : outcome.let_go) points_.let_go(point);
  }
  for (const auto& arrival : arrivals) points_.let_go(arrival.point);
}

void Forest::shift_in(std::span<const float> point) {
  std::copy(window_.begin() + static_cast<std::ptrdiff_t>(options_.columns),
            window_.end(), window_.begin());
  // -0 becomes 0: they are equal, and are to be one point.
  std::transform(point.begin(), point.end(),
                 window_.end() - static_cast<std::ptrdiff_t>(options_.columns),
                 [](float value) { return value + 0.0F; });
  held_ = std::min(held_ + 1, options_.shingle);
}

Grove::Arrival Forest::arrival() {
  Grove::Arrival arrival{points_.add(), learned_++, 1, 1};
  std::copy(window_.begin(), window_.end(), points_.filled(arrival.point));
  if (period_ > 0) {
    const std::uint64_t since = arrival.number % period_;
    arrival.decayed = std::exp(-options_.decay * static_cast<double>(since));
    if (since == 0 && arrival.number > 0)
      arrival.moves_on =
          static_cast<float>(std::exp(options_.decay * static_cast<double>(period_)));
  }
  return arrival;
}

std::vector<float> Forest::shifted(const std::vector<float>& window,
                                   std::span<const float> point) const {
  std::vector<float> result(window.begin() + static_cast<std::ptrdiff_t>(point.size()),
                            window.end());
  for (const float value : point) result.push_back(value + 0.0F);
  return result;
}

double Forest::preview(std::span<const float> point) const {
  if (learned_ == 0) return no_score;
  const std::vector<float> x = shifted(window_, point);
  double sum = 0;
  for (const auto& grove : groves_) sum += grove->score(x.data());
  return sum / static_cast<double>(options_.trees);
}

Forest::Attribution Forest::attribution(std::span<const float> point) const {
  Attribution result{std::vector<double>(dimensions_),
                     std::vector<double>(dimensions_)};
  if (learned_ == 0) return result;
  const std::vector<float> x = shifted(window_, point);
  for (const auto& grove : groves_) grove->attribute(x.data(), result.high, result.low);
  for (auto* side : {&result.high, &result.low})
    for (double& share : *side) share /= static_cast<double>(options_.trees);
  return result;
}

std::vector<Forest::Estimate> Forest::estimate(std::span<const float> point,
                                               const std::vector<bool>& unknown) const {
  return estimate_newest(shifted(window_, point), unknown);
}

std::vector<Forest::Estimate> Forest::estimate_newest(
    const std::vector<float>& window, const std::vector<bool>& unknown) const {
  std::vector<Estimate> result;
  if (learned_ == 0) return result;
  const std::size_t newest = dimensions_ - options_.columns;
  std::vector<bool> mask(dimensions_);
  std::copy(unknown.begin(), unknown.end(),
            mask.begin() + static_cast<std::ptrdiff_t>(newest));
  std::vector<const float*> like;
  for (const auto& grove : groves_) grove->most_like(window.data(), mask, like);
  std::vector<float> values(like.size());
  for (std::size_t column = 0; column < options_.columns; ++column) {
    const float known = window[newest + column];
    if (!unknown[column]) {
      result.push_back({known, known, known});
      continue;
    }
    std::transform(like.begin(), like.end(), values.begin(),
                   [&](const float* point) { return point[newest + column]; });
    std::sort(values.begin(), values.end());
    const std::size_t tenth = values.size() / 10;
    result.push_back(
        {values[values.size() / 2], values[tenth], values[values.size() - 1 - tenth]});
  }
  return result;
}

std::vector<Forest::Estimate> Forest::forecast(std::size_t horizon) const {
  std::vector<Estimate> result;
  std::vector<float> window = window_;
  const std::vector<bool> unknown(options_.columns, true);
  const auto columns = static_cast<std::ptrdiff_t>(options_.columns);
  std::vector<float> newest(options_.columns);
  for (std::size_t step = 0; step < horizon && learned_ > 0; ++step) {
    // Without a shingle nothing is known of what comes, and all of it is alike.
    const bool is_alike = options_.shingle == 1 && step > 0;
    window = shifted(window, newest);
    const auto next = is_alike ? std::vector(result.begin(), result.begin() + columns)
                               : estimate_newest(window, unknown);
    std::transform(next.begin(), next.end(), window.end() - columns,
                   [](const Estimate& estimate) { return estimate.value; });
    result.insert(result.end(), next.begin(), next.end());
  }
  return result;
}

void Forest::save(Encoder& out) const {
  out.whole(learned_);
  out.whole(held_);
  save_raw(out, window_);
  points_.save(out);
  for (const auto& grove : groves_) grove->save(out);
}

void Forest::load(Decoder& in) {
  learned_ = in.whole();
  held_ = in.whole();
  load_raw(in, window_);
  require(held_ <= options_.shingle && window_.size() == dimensions_);
  require_finite(window_);
  points_.load(in);
  require(points_.capacity() <= most_points_);
  PointStore::Owners owners = points_.owners();
  for (const auto& grove : groves_) grove->load(in, learned_, owners);
  for (const auto left : owners) require(left == 0);
}

std::size_t Forest::bytes() const {
  std::size_t bytes = sizeof *this + points_.bytes();
  for (const auto& grove : groves_) bytes += grove->bytes();
  return bytes;
}

}  // namespace weir
