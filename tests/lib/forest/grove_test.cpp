#include "forest/grove.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>

using weir::Decoder;
using weir::Encoder;
using weir::Grove;
using weir::GroveOptions;
using weir::PointStore;

namespace {

// A grove with its points.
class Planted {
 public:
  explicit Planted(const GroveOptions& options)
      : points_{options.dimensions}, grove_{Grove::plant(options, points_)} {}

  double learn(const std::vector<float>& x) {
    const auto point = points_.add();
    std::copy(x.begin(), x.end(), points_.filled(point));
    const Grove::Arrival arrival{point, number_,
                                 std::exp(-0.01 * static_cast<double>(number_ % 200)),
                                 number_ > 0 && number_ % 200 == 0 ? 7.4F : 1};
    ++number_;
    const auto outcome = grove_->learn({&arrival, 1});
    for (const auto taken : outcome.taken) points_.take(taken);
    for (const auto let_go : outcome.let_go) points_.let_go(let_go);
    points_.let_go(point);
    return outcome.scores.at(0);
  }

  std::string saved() const {
    std::string bytes;
    Encoder out{[&](std::string_view part) { bytes.append(part); }};
    points_.save(out);
    grove_->save(out);
    return bytes;
  }
  void load(std::string_view bytes, std::uint64_t learned) {
    Decoder in{bytes};
    points_.load(in);
    PointStore::Owners owners = points_.owners();
    grove_->load(in, learned, owners);
    CHECK(in.done());
    CHECK(std::count(owners.begin(), owners.end(), 0) ==
          static_cast<std::ptrdiff_t>(owners.size()));
  }

  const Grove& grove() const { return *grove_; }

 private:
  PointStore points_;
  std::unique_ptr<Grove> grove_;
  std::uint64_t number_ = 0;
};

// Few values, so that there are equal points too.
std::vector<float> any_point(std::mt19937& random, std::size_t dimensions) {
  std::vector<float> x(dimensions);
  const auto value = static_cast<float>(random() % 300);
  for (std::size_t i = 0; i < dimensions; i += 50) x[i] = value;
  return x;
}

TEST_CASE("Grove: however wide its numbers are, the scores are the same") {
  for (const std::size_t sample : {1U, 64U, 254U, 255U, 300U})
    for (const std::size_t dimensions : {1U, 256U, 257U}) {
      CAPTURE(sample);
      CAPTURE(dimensions);
      GroveOptions options{.sample = sample, .dimensions = dimensions, .points = 2000};
      Planted as_needed{options};
      options.points = 1'000'000;
      Planted wide{options};
      CHECK(as_needed.grove().bytes() < wide.grove().bytes());
      std::mt19937 random{1};  // NOLINT(*-msc51-cpp): the same each time
      for (int i = 0; i < 1000; ++i) {
        const auto x = any_point(random, dimensions);
        REQUIRE(as_needed.learn(x) == wide.learn(x));
      }
    }
}

TEST_CASE("Grove: all may be alike") {
  for (const std::size_t sample : {254U, 255U}) {
    Planted planted{{.sample = sample, .points = 2000}};
    for (int i = 0; i < 1000; ++i) planted.learn({5});
    CHECK(planted.grove().score(std::vector{5.0F}.data()) == doctest::Approx(5 * 0.5));
    CHECK(planted.grove().score(std::vector{6.0F}.data()) ==
          doctest::Approx(5 * std::log2(1.0 + static_cast<double>(sample))));
  }
}

TEST_CASE("Grove: goes on from what was saved, of whatever width") {
  for (const std::size_t points : {2000U, 1'000'000U}) {
    const GroveOptions options{.sample = 64, .dimensions = 2, .points = points};
    Planted one{options};
    std::mt19937 random{2};  // NOLINT(*-msc51-cpp): the same each time
    for (int i = 0; i < 500; ++i) one.learn(any_point(random, 2));
    Planted other{options};
    other.load(one.saved(), 500);
    const std::vector<float> x{7, 0};
    CHECK(other.grove().score(x.data()) == one.grove().score(x.data()));
    CHECK((other.saved() == one.saved()));

    Planted small{{.sample = 63, .dimensions = 2, .points = points}};
    CHECK_THROWS_AS(small.load(one.saved(), 500), std::runtime_error);
    CHECK_THROWS_AS(other.load(one.saved(), 63), std::runtime_error);
  }
}

}  // namespace
