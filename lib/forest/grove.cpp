#include "forest/grove.h"

#include <algorithm>
#include <array>

#include "forest/cut_tree.h"
#include "forest/cut_tree_scores.h"
#include "forest/raw.h"
#include "forest/reservoir.h"

namespace weir {
namespace {

template <typename Width>
class GroveOf final : public Grove {
 public:
  GroveOf(const GroveOptions& options, const PointStore& points);

  Outcome learn(std::span<const Arrival> arrivals) override;
  double score(const float* x) const override;
  void attribute(const float* x, std::span<double> high,
                 std::span<double> low) const override;
  void most_like(const float* x, const std::vector<bool>& unknown,
                 std::vector<const float*>& like) const override;
  void save(Encoder& out) const override;
  void load(Decoder& in, std::uint64_t learned, PointStore::Owners& owners) override;
  std::size_t bytes() const override;

 private:
  using Tree = CutTree<Width>;
  using Ref = typename Tree::Ref;
  using Way = typename Tree::Way;

  struct Member {
    Tree tree;
    Reservoir<Ref> sample;
    std::uint64_t key;
  };
  // Where the nodes of each tree's way are noted.
  class Room {
   public:
    explicit Room(std::size_t depth) : depth_{depth}, refs_(most_trees * depth) {}
    std::span<Ref> of(std::size_t tree) {
      return std::span(refs_).subspan(tree * depth_, depth_);
    }

   private:
    std::size_t depth_;
    std::vector<Ref> refs_;
  };

  std::array<Way, most_trees> ways_of(const float* x, Room& room) const;
  double score_by(const Member& member, const float* x, const Way& way,
                  Walk& walk) const;
  void learn_by(Member& member, const Arrival& arrival, const Way& way,
                const Walk& walk, Outcome& outcome);

  const PointStore& points_;
  bool displacement_;
  std::size_t depth_;  // of the deepest tree that there may be
  Ground<Width> ground_;
  std::vector<float> keys_;  // of the samples, one tree's after the other's
  std::vector<Ref> items_;
  std::vector<Member> members_;
};

template <typename Width>
typename Ground<Width>::Size size_of(const GroveOptions& options) {
  return {options.trees, options.sample, options.dimensions, options.points};
}

template <typename Width>
GroveOf<Width>::GroveOf(const GroveOptions& options, const PointStore& points)
    : points_{points},
      displacement_{options.displacement},
      depth_{options.sample},
      ground_{size_of<Width>(options), points},
      keys_(options.trees * options.sample),
      items_(options.trees * options.sample) {
  members_.reserve(options.trees);
  for (std::size_t k = 0; k < options.trees; ++k) {
    const std::size_t at = k * options.sample;
    const Reservoir<Ref> sample{{std::span(keys_).subspan(at, options.sample),
                                 std::span(items_).subspan(at, options.sample)}};
    members_.push_back({Tree{ground_}, sample,
                        Chance::mix(options.seed + Chance::mix(options.first + k))});
  }
}

// What CutTree::find() says, of all trees in lock step, so that one's loads hide
// another's.
template <typename Width>
std::array<typename CutTree<Width>::Way, Grove::most_trees> GroveOf<Width>::ways_of(
    const float* x, Room& room) const {
  std::array<Way, most_trees> ways;
  std::array<Ref, most_trees> at{};
  at.fill(Tree::none);
  for (std::size_t k = 0; k < members_.size(); ++k) {
    at[k] = members_[k].tree.root();
    ways[k].room = room.of(k);
  }
  const Ref leaf_base = ground_.leaf_base();
  bool descends = true;
  for (std::uint32_t depth = 0; descends; ++depth) {
    descends = false;
    for (std::size_t k = 0; k < most_trees; ++k) {
      if (at[k] >= leaf_base) continue;
      ways[k].room[depth] = at[k];
      ways[k].depth = depth + 1;
      at[k] = Ground<Width>::side_of(ground_[at[k]], x);
      descends = true;
    }
  }
  for (std::size_t k = 0; k < most_trees; ++k) ways[k].leaf = at[k];
  return ways;
}

template <typename Width>
Grove::Outcome GroveOf<Width>::learn(std::span<const Arrival> arrivals) {
  Outcome outcome;
  outcome.scores.reserve(arrivals.size());
  Room room{depth_};
  Walk walk;
  for (const Arrival& arrival : arrivals) {
    const float* x = points_.at(arrival.point);
    const auto ways = ways_of(x, room);
    double sum = 0;
    for (std::size_t k = 0; k < members_.size(); ++k) {
      if (!members_[k].tree.empty()) sum += score_by(members_[k], x, ways[k], walk);
      learn_by(members_[k], arrival, ways[k], walk, outcome);
    }
    outcome.scores.push_back(sum);
  }
  return outcome;
}

template <typename Width>
double GroveOf<Width>::score_by(const Member& member, const float* x, const Way& way,
                                Walk& walk) const {
  const CutTreeScores scores{member.tree};
  return displacement_ ? scores.displacement(x, way, walk) : scores.score(x, way, walk);
}

template <typename Width>
void GroveOf<Width>::learn_by(Member& member, const Arrival& arrival, const Way& way,
                              const Walk& walk, Outcome& outcome) {
  auto& [tree, sample, key_of_tree] = member;
  if (arrival.moves_on != 1) sample.move_on(arrival.moves_on);
  Chance chance{key_of_tree, arrival.number};
  const auto key = sample.key(chance, arrival.decayed);
  if (!key) return;
  const PointStore::Index item = tree.insert(arrival.point, way, walk, chance);
  if (item == arrival.point) outcome.taken.push_back(item);
  if (sample.is_full()) {
    const PointStore::Index last = sample.take_last();
    if (tree.remove(last, way.room)) outcome.let_go.push_back(last);
  }
  sample.add(*key, static_cast<Ref>(item));
}

template <typename Width>
double GroveOf<Width>::score(const float* x) const {
  Room room{depth_};
  const auto ways = ways_of(x, room);
  Walk walk;
  double sum = 0;
  for (std::size_t k = 0; k < members_.size(); ++k)
    sum += score_by(members_[k], x, ways[k], walk);
  return sum;
}

template <typename Width>
void GroveOf<Width>::attribute(const float* x, std::span<double> high,
                               std::span<double> low) const {
  Room room{depth_};
  const auto ways = ways_of(x, room);
  for (std::size_t k = 0; k < members_.size(); ++k)
    CutTreeScores{members_[k].tree}.attribute(x, ways[k], high, low);
}

template <typename Width>
void GroveOf<Width>::most_like(const float* x, const std::vector<bool>& unknown,
                               std::vector<const float*>& like) const {
  for (const Member& member : members_)
    like.push_back(CutTreeScores{member.tree}.most_like(x, unknown));
}

template <typename Width>
void GroveOf<Width>::save(Encoder& out) const {
  ground_.save(out);
  for (const Member& member : members_) {
    member.sample.save(out);
    member.tree.save(out);
  }
}

template <typename Width>
void GroveOf<Width>::load(Decoder& in, std::uint64_t learned,
                          PointStore::Owners& owners) {
  auto in_use = ground_.load(in);
  for (auto& [tree, sample, key] : members_) {
    sample.load(in, points_.capacity());
    require(sample.size() == std::min<std::uint64_t>(learned, sample.capacity()));
    std::vector<Ref> points(sample.items().begin(), sample.items().end());
    std::sort(points.begin(), points.end());
    tree.load(in, points, in_use);
    points.erase(std::unique(points.begin(), points.end()), points.end());
    for (const Ref point : points) require(owners[point]-- > 0);
  }
  for (const auto& left : {in_use.nodes, in_use.boxes})  // trees have it all
    require(std::find(left.begin(), left.end(), true) == left.end());
}

template <typename Width>
std::size_t GroveOf<Width>::bytes() const {
  return sizeof *this - sizeof ground_ + ground_.bytes() +
         keys_.capacity() * sizeof(float) + items_.capacity() * sizeof(Ref) +
         members_.capacity() * sizeof(Member);
}

}  // namespace

std::unique_ptr<Grove> Grove::plant(const GroveOptions& options,
                                    const PointStore& points) {
  if (size_of<NarrowWidth>(options).fits())
    return std::make_unique<GroveOf<NarrowWidth>>(options, points);
  if (size_of<UsualWidth>(options).fits())
    return std::make_unique<GroveOf<UsualWidth>>(options, points);
  return std::make_unique<GroveOf<WideWidth>>(options, points);
}

}  // namespace weir
