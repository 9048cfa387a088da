// Grove: a few trees of a forest that are worked at together, and each one's sample.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "encoding/encoding.h"
#include "forest/point_store.h"

namespace weir {

struct GroveOptions {
  std::size_t trees = 5;    // most_trees at most
  std::uint64_t first = 0;  // their numbers in the forest begin with
  std::size_t sample = 256;
  std::size_t dimensions = 1;
  std::size_t points = 0;  // that the store has room for, at most
  std::uint64_t seed = 42;
  bool displacement = false;
};

class Grove {
 public:
  static constexpr std::size_t most_trees = 5;

  // The numbers that it is made of are as wide as the options make it need.
  // `points` must outlive it.
  static std::unique_ptr<Grove> plant(const GroveOptions& options,
                                      const PointStore& points);

  Grove() = default;
  virtual ~Grove() = default;
  Grove(const Grove&) = delete;
  Grove& operator=(const Grove&) = delete;

  // A point that is to be learned.
  struct Arrival {
    PointStore::Index point;
    std::uint64_t number;  // how many were learned before
    double decayed;        // e^(-decay t), t from when time was last moved on
    float moves_on;  // by which keys grow, as time is moved on before; 1: it isn't
  };
  // What becomes of points in a row: the sums of the trees' scores of each, and
  // which points trees have taken, and let go.
  struct Outcome {
    std::vector<double> scores;
    std::vector<PointStore::Index> taken, let_go;
  };
  virtual Outcome learn(std::span<const Arrival> arrivals) = 0;

  // Of a point that isn't learned: the sum of the scores; the sums of what each
  // dimension has to do with them; the points that it is most like, a tree each.
  // Require: a point was learned.
  virtual double score(const float* x) const = 0;
  virtual void attribute(const float* x, std::span<double> high,
                         std::span<double> low) const = 0;
  virtual void most_like(const float* x, const std::vector<bool>& unknown,
                         std::vector<const float*>& like) const = 0;

  // load() throws std::runtime_error where the bytes hold no grove of these options
  // that has learned so many points, and takes its trees from the points' owners.
  virtual void save(Encoder& out) const = 0;
  virtual void load(Decoder& in, std::uint64_t learned, PointStore::Owners& owners) = 0;

  virtual std::size_t bytes() const = 0;
};

}  // namespace weir
