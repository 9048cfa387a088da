#include "forest/forest.h"

#include <algorithm>
#include <array>
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

// Keys of a reservoir may grow by so many powers of e before time is moved on.
constexpr double most_decay = 32;

}  // namespace

Forest::Member::Member(const ForestOptions& options, std::size_t dimensions,
                       std::uint64_t number)
    : tree{options.sample + 1, dimensions},  // a point comes before another goes
      sample{options.sample},
      key{Chance::mix(options.seed + Chance::mix(number))} {}

Forest::Forest(const ForestOptions& options)
    : options_{options},
      dimensions_{options.columns * options.shingle},
      block_{block_size(std::max<std::size_t>(dimensions_, 1))},
      points_{dimensions_},
      window_(dimensions_) {
  if (dimensions_ == 0 || dimensions_ > UINT16_MAX || options.trees == 0 ||
      options.trees > 1000 || options.sample == 0 ||
      options.sample >= CutTree::largest_capacity || !(options.decay >= 0) ||
      options.decay > 1)
    throw std::invalid_argument(
        "a forest has 1 to 1000 trees of 1 to 31999 points, 65535 values each at most");
  if (options.decay > 0)
    period_ = static_cast<std::uint64_t>(std::ceil(most_decay / options.decay));
  members_.reserve(options.trees);
  for (std::size_t i = 0; i < options.trees; ++i)
    members_.emplace_back(options, dimensions_, i);
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
  Block block;
  block.arrivals.reserve(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    shift_in(values.subspan(i * options_.columns, options_.columns));
    if (held_ == options_.shingle) block.arrivals.push_back(arrival());
  }
  block.work.resize((members_.size() + group_size - 1) / group_size);
  executor(block.work.size(), [&](std::size_t group) { work_at(group, block); });

  // Groups always have the same trees, and their sums are added up in order.
  const std::size_t without = scores.size() - block.arrivals.size();
  std::fill_n(scores.begin(), without, no_score);
  for (std::size_t i = 0; i < block.arrivals.size(); ++i) {
    double sum = 0;
    for (const Work& work : block.work) sum += work.sums[i];
    scores[without + i] = block.arrivals[i].number == 0
                              ? no_score
                              : sum / static_cast<double>(members_.size());
  }
  for (const Work& work : block.work) {
    for (const auto point : work.taken) points_.take(point);
    for (const auto point : work.let_go) points_.let_go(point);
  }
  for (const Arrival& arrival : block.arrivals) points_.let_go(arrival.point);
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

Forest::Arrival Forest::arrival() {
  Arrival arrival{points_.add(), learned_++, 1, false};
  std::copy(window_.begin(), window_.end(), points_.filled(arrival.point));
  if (period_ > 0) {
    const std::uint64_t since = arrival.number % period_;
    arrival.decayed = std::exp(-options_.decay * static_cast<double>(since));
    arrival.moves_on = since == 0 && arrival.number > 0;
  }
  return arrival;
}

// All points of the block go through the trees of a group, which stay in the
// cache. The descents are done in lock step, so that one's loads hide another's.
void Forest::work_at(std::size_t group, Block& block) {
  Work& work = block.work[group];
  work.sums.assign(block.arrivals.size(), 0);
  const auto members = std::span(members_).subspan(
      group * group_size, std::min(group_size, members_.size() - group * group_size));
  CutTree::Walk walk;
  for (std::size_t i = 0; i < block.arrivals.size(); ++i) {
    const float* x = points_.at(block.arrivals[i].point);
    std::array<CutTree::Descent, group_size> descents;
    for (std::size_t k = 0; k < members.size(); ++k)
      descents[k] = CutTree::Descent{members[k].tree};
    for (bool descends = true; descends;) {
      descends = false;
      for (auto& descent : descents) descends |= descent.step(x);
    }
    for (std::size_t k = 0; k < members.size(); ++k)
      work.sums[i] +=
          visit(members[k], descents[k].place(), block.arrivals[i], work, walk);
  }
}

double Forest::visit(Member& member, CutTree::Place place, const Arrival& arrival,
                     Work& work, CutTree::Walk& walk) {
  double score = 0;
  if (!member.tree.empty())
    score = score_by(member, points_.at(arrival.point), place, walk);
  learn(member, place, arrival, work, walk);
  return score;
}

double Forest::score_by(const Member& member, const float* x, CutTree::Place place,
                        CutTree::Walk& walk) const {
  return options_.displacement ? member.tree.displacement(points_, x, place, walk)
                               : member.tree.score(points_, x, place, walk);
}

void Forest::learn(Member& member, CutTree::Place place, const Arrival& arrival,
                   Work& work, const CutTree::Walk& walk) {
  if (arrival.moves_on)
    member.sample.move_on(
        static_cast<float>(std::exp(options_.decay * static_cast<double>(period_))));
  Chance chance{member.key, arrival.number};
  const auto key = member.sample.key(chance, arrival.decayed);
  if (!key) return;
  const auto inserted = member.tree.insert(points_, arrival.point, place, walk, chance);
  if (inserted.is_new) work.taken.push_back(arrival.point);
  if (member.sample.is_full())
    if (const auto gone = member.tree.remove(points_, member.sample.take_last()))
      work.let_go.push_back(*gone);
  member.sample.add(*key, inserted.leaf);
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
  CutTree::Walk walk;
  double sum = 0;
  for (std::size_t i = 0; i < members_.size(); i += group_size) {
    double of_group = 0;
    for (std::size_t k = i; k < std::min(i + group_size, members_.size()); ++k)
      of_group +=
          score_by(members_[k], x.data(), members_[k].tree.find(x.data()), walk);
    sum += of_group;
  }
  return sum / static_cast<double>(members_.size());
}

Forest::Attribution Forest::attribution(std::span<const float> point) const {
  Attribution result{std::vector<double>(dimensions_),
                     std::vector<double>(dimensions_)};
  if (learned_ == 0) return result;
  const std::vector<float> x = shifted(window_, point);
  for (const Member& member : members_)
    member.tree.attribute(points_, x.data(), member.tree.find(x.data()), result.high,
                          result.low);
  for (auto* side : {&result.high, &result.low})
    for (double& share : *side) share /= static_cast<double>(members_.size());
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
  for (const Member& member : members_)
    like.push_back(points_.at(
        member.tree.point_of(member.tree.most_like(points_, window.data(), mask))));
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
  for (const Member& member : members_) {
    member.tree.save(out);
    member.sample.save(out);
  }
}

void Forest::load(Decoder& in) {
  learned_ = in.whole();
  held_ = in.whole();
  load_raw(in, window_);
  require(held_ <= options_.shingle && window_.size() == dimensions_);
  points_.load(in);
  for (Member& member : members_) {
    member.tree.load(in, points_);
    member.sample.load(in, static_cast<Reservoir::Item>(2 * (options_.sample + 1)));
  }
}

std::size_t Forest::bytes() const {
  std::size_t bytes = sizeof *this + points_.bytes();
  for (const Member& member : members_)
    bytes += member.tree.bytes() + member.sample.bytes() + sizeof member.key;
  return bytes;
}

}  // namespace weir
