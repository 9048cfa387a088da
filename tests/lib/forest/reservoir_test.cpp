#include "forest/reservoir.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

using weir::Chance;
using weir::Decoder;
using weir::Encoder;

namespace {

// With room of its own.
class Reservoir {
 public:
  explicit Reservoir(std::size_t capacity)
      : keys_(capacity), items_(capacity), it_{{keys_, items_}} {}
  weir::Reservoir<std::uint16_t>* operator->() { return &it_; }

 private:
  std::vector<float> keys_;
  std::vector<std::uint16_t> items_;
  weir::Reservoir<std::uint16_t> it_;
};

TEST_CASE("Reservoir: the largest key is the first to go") {
  Reservoir sample{5};
  const std::vector<float> keys{0.5F, 0.1F, 0.9F, 0.3F, 0.7F};
  for (std::size_t i = 0; i < keys.size(); ++i)
    sample->add(keys[i], static_cast<std::uint16_t>(i));
  CHECK(sample->is_full());
  std::vector<int> order;
  while (sample->size() > 0) order.push_back(sample->take_last());
  CHECK((order == std::vector<int>{2, 4, 0, 3, 1}));
}

// Offers `count` points; how often each of the last `ages` is in the sample.
std::vector<double> kept(std::size_t capacity, double decay, int count, int ages,
                         int period) {
  std::vector<double> shares(static_cast<std::size_t>(ages));
  constexpr int trees = 2000;
  for (int tree = 0; tree < trees; ++tree) {
    Reservoir sample{capacity};
    for (int t = 0; t < count; ++t) {
      if (t > 0 && t % period == 0)
        sample->move_on(static_cast<float>(std::exp(decay * period)));
      Chance chance{static_cast<std::uint64_t>(tree), static_cast<std::uint64_t>(t)};
      const auto key = sample->key(chance, std::exp(-decay * (t % period)));
      if (!key) continue;
      if (sample->is_full()) sample->take_last();
      sample->add(*key, static_cast<std::uint16_t>(t));
    }
    while (sample->size() > 0) {
      const int age = count - 1 - sample->take_last();
      if (age < ages) shares[static_cast<std::size_t>(age)] += 1.0 / trees;
    }
  }
  return shares;
}

TEST_CASE("Reservoir: without decay every point is as likely kept") {
  for (const double share : kept(20, 0, 200, 200, 1'000'000))
    CHECK(share == doctest::Approx(0.1).epsilon(0.35));  // five deviations
}

TEST_CASE("Reservoir: with decay the newer are likelier, by e in 1 / decay points") {
  const std::vector<double> shares = kept(20, 0.01, 1000, 400, 1'000'000);
  // Far from certain, a point's share is its weight's: averages over 50 ages.
  const auto about = [&](std::ptrdiff_t age) {
    double sum = 0;
    std::for_each_n(shares.begin() + age, 50, [&](double share) { sum += share; });
    return sum;
  };
  CHECK(about(250) / about(350) == doctest::Approx(std::exp(1)).epsilon(0.2));
  CHECK(about(0) > about(100));
}

TEST_CASE("Reservoir: moving time on makes no difference to who is kept") {
  const auto once = kept(10, 0.02, 400, 400, 1'000'000),
             often = kept(10, 0.02, 400, 400, 50);
  double difference = 0;
  for (std::size_t i = 0; i < once.size(); ++i)
    difference += std::abs(once[i] - often[i]);
  CHECK(difference < 0.01);  // but where keys are next to equal
}

TEST_CASE("Reservoir: keys that grow beyond all bounds stay in order") {
  Reservoir sample{2};
  sample->add(1, 1);
  sample->move_on(3e38F);
  sample->move_on(3e38F);
  sample->add(5, 2);
  CHECK(sample->take_last() == 1);
}

TEST_CASE("Reservoir: is read back as it was, and only where it fits") {
  Reservoir sample{3};
  for (const int item : {4, 5, 6})
    sample->add(static_cast<float>(item), static_cast<std::uint16_t>(item));
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  sample->save(out);
  Reservoir back{3};
  Decoder in{bytes};
  back->load(in, 7);
  CHECK(back->take_last() == 6);

  Reservoir small{2};
  Decoder again{bytes};
  CHECK_THROWS_AS(small->load(again, 7), std::runtime_error);
  Decoder once_more{bytes};
  CHECK_THROWS_AS(back->load(once_more, 6), std::runtime_error);
}

}  // namespace
