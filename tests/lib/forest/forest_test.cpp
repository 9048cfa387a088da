#include "forest/forest.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>
#include <stdexcept>
#include <string>

#include "forest/raw.h"

using weir::Decoder;
using weir::Encoder;
using weir::Forest;
using weir::ForestOptions;

namespace {

constexpr ForestOptions small{
    .columns = 2, .shingle = 3, .trees = 12, .sample = 32, .decay = 0.01, .seed = 7};

std::vector<float> noise(std::size_t count) {
  std::mt19937 random{9};  // NOLINT(*-msc51-cpp): the same each time
  std::vector<float> values(count);
  for (float& value : values) value = static_cast<float>(random() % 1000) / 10;
  return values;
}

// Bit for bit; NaN is what there is where there is no score.
bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
    return x == y || (std::isnan(x) && std::isnan(y));
  });
}

std::vector<double> scores_of(Forest& forest, std::span<const float> values,
                              std::size_t columns, std::size_t part,
                              const Forest::Executor& executor = Forest::in_turn) {
  std::vector<double> scores(values.size() / columns);
  for (std::size_t at = 0; at < scores.size(); at += part) {
    const std::size_t count = std::min(part, scores.size() - at);
    forest.score(values.subspan(at * columns, count * columns),
                 std::span(scores).subspan(at, count), executor);
  }
  return scores;
}

TEST_CASE("Forest: no score before a shingle is full, nor of the first") {
  Forest forest{small};
  const auto scores = scores_of(forest, noise(20), 2, 20);
  for (std::size_t i = 0; i < scores.size(); ++i)
    CHECK(std::isnan(scores[i]) == (i < 3));
  CHECK(forest.learned() == 8);
}

TEST_CASE("Forest: the scores don't depend on how the stream is cut") {
  const auto values = noise(6000);
  Forest one{small};
  const auto whole = scores_of(one, values, 2, 3000);
  for (const std::size_t part : {1U, 7U, 500U, 2999U}) {
    CAPTURE(part);
    Forest other{small};
    CHECK(same(scores_of(other, values, 2, part), whole));
  }
}

TEST_CASE("Forest: nor on the order in which the trees are worked at") {
  const auto values = noise(4000);
  Forest one{small}, other{small};
  const auto backwards = [](std::size_t count,
                            const std::function<void(std::size_t)>& task) {
    while (count-- > 0) task(count);
  };
  CHECK(same(scores_of(one, values, 2, 100),
             scores_of(other, values, 2, 100, backwards)));
}

TEST_CASE("Forest: another seed, other scores, but much the same") {
  const auto values = noise(2000);
  ForestOptions options = small;
  Forest one{options};
  options.seed = 8;
  Forest other{options};
  const auto a = scores_of(one, values, 2, 1000), b = scores_of(other, values, 2, 1000);
  CHECK_FALSE(same(a, b));
  double difference = 0;
  for (std::size_t i = 500; i < a.size(); ++i) difference += a[i] - b[i];
  CHECK(std::abs(difference / 500) < 0.02);
}

TEST_CASE("Forest: a preview is the score to come, and leaves no trace") {
  for (const bool displacement : {false, true}) {
    ForestOptions options = small;
    options.displacement = displacement;
    Forest one{options}, other{options};
    const auto values = noise(1000);
    const auto expected = scores_of(one, values, 2, 100);
    std::vector<double> previews, scores(1);
    for (std::size_t i = 0; i < values.size(); i += 2) {
      const auto point = std::span(values).subspan(i, 2);
      previews.push_back(other.preview(point));
      other.score(point, scores);
    }
    CHECK(same(previews, expected));
  }
}

TEST_CASE("Forest: goes on from what was saved bit for bit") {
  const auto values = noise(4000);
  Forest one{small};
  const auto whole = scores_of(one, values, 2, 2000);
  for (const std::size_t cut : {1U, 30U, 1234U}) {
    CAPTURE(cut);
    Forest first{small};
    scores_of(first, std::span(values).first(2 * cut), 2, cut);
    std::string bytes;
    Encoder out{[&](std::string_view part) { bytes.append(part); }};
    first.save(out);
    Forest second{small};
    Decoder in{bytes};
    second.load(in);
    CHECK(in.done());
    const auto rest = scores_of(second, std::span(values).subspan(2 * cut), 2, 300);
    CHECK(same(rest, {whole.begin() + static_cast<std::ptrdiff_t>(cut), whole.end()}));
  }
}

TEST_CASE("Forest: refuses what was saved of another one") {
  Forest forest{small};
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  forest.save(out);
  ForestOptions options = small;
  options.sample = 31;
  Forest other{options};
  Decoder in{bytes};
  CHECK_THROWS_AS(other.load(in), std::runtime_error);
}

// What is saved of a forest, to be changed by hand.
struct Saved {
  explicit Saved(const Forest& forest) {
    std::string bytes;
    Encoder out{[&](std::string_view part) { bytes.append(part); }};
    forest.save(out);
    Decoder in{bytes};
    learned = in.whole();
    held = in.whole();
    weir::load_raw(in, window);
    weir::load_raw(in, points);
    free = in.whole();
    weir::load_raw(in, owners);
    trees = bytes.substr(before_trees().size());
  }

  std::string before_trees() const {
    std::string bytes;
    Encoder out{[&](std::string_view part) { bytes.append(part); }};
    out.whole(learned);
    out.whole(held);
    weir::save_raw(out, window);
    weir::save_raw(out, points);
    out.whole(free);
    weir::save_raw(out, owners);
    return bytes;
  }
  void load() const {
    Forest forest{small};
    const std::string bytes = before_trees() + trees;
    Decoder in{bytes};
    forest.load(in);
    CHECK(in.done());
  }
  std::size_t owned() const {
    const auto first = std::find_if(owners.begin(), owners.end(),
                                    [](std::uint16_t count) { return count > 1; });
    return static_cast<std::size_t>(first - owners.begin());
  }

  std::uint64_t learned, held, free;
  std::vector<float> window, points;
  std::vector<std::uint16_t> owners;
  std::string trees;
};

TEST_CASE("Forest: refuses one whose trees have not what it has learned") {
  Forest forest{small};
  Saved none{forest};
  none.load();
  none.learned = 1;
  CHECK_THROWS_AS(none.load(), std::runtime_error);

  scores_of(forest, noise(40), 2, 20);
  Saved few{forest};
  few.load();
  ++few.learned;
  CHECK_THROWS_AS(few.load(), std::runtime_error);
}

TEST_CASE("Forest: refuses one whose points are not those of its trees") {
  Forest forest{small};
  scores_of(forest, noise(1000), 2, 500);
  const Saved honest{forest};
  honest.load();
  const std::size_t at = honest.owned();
  const float inf = std::numeric_limits<float>::infinity();
  const std::vector<std::function<void(Saved&)>> changes{
      [&](Saved& saved) { ++saved.owners[at]; },
      [&](Saved& saved) { --saved.owners[at]; },
      [&](Saved& saved) { saved.points[6 * at + 1] = inf; },
      [&](Saved& saved) { saved.points[6 * at + 1] = std::nanf(""); },
      [&](Saved& saved) { saved.window[3] = -inf; }};
  for (const auto& change : changes) {
    Saved changed = honest;
    change(changed);
    CHECK_THROWS_AS(changed.load(), std::runtime_error);
  }
}

TEST_CASE("Forest: a spike scores high, and where it is says why") {
  Forest forest{{.columns = 2, .trees = 50, .sample = 128, .decay = 0.001}};
  scores_of(forest, noise(2000), 2, 1000);
  const std::vector<float> spike{50, 500}, usual{50, 50};
  const auto why = forest.attribution(spike);
  double score = 0, before = 0;
  forest.score(usual, std::span(&before, 1));
  forest.score(spike, std::span(&score, 1));
  CHECK(score > 3 * before);
  CHECK(why.high[1] > 0.95 * (why.high[0] + why.low[0] + why.high[1] + why.low[1]));
  CHECK(why.high[0] + why.low[0] + why.high[1] + why.low[1] ==
        doctest::Approx(score).epsilon(0.05));
}

TEST_CASE("Forest: a spike displaces many") {
  Forest forest{
      {.columns = 2, .trees = 50, .sample = 128, .decay = 0.001, .displacement = true}};
  scores_of(forest, noise(2000), 2, 1000);
  const auto scores = scores_of(forest, std::vector<float>{50, 50, 50, 500}, 2, 2);
  CHECK(scores[1] > 100);
  CHECK(scores[0] < 20);
}

TEST_CASE("Forest: a wave goes on as it went") {
  Forest forest{
      {.columns = 1, .shingle = 8, .trees = 50, .sample = 256, .decay = 0.0004}};
  const auto wave = [](std::size_t t) {
    return static_cast<float>(
        100 * std::sin(2 * std::numbers::pi * static_cast<double>(t) / 40));
  };
  std::vector<float> values(2000);
  for (std::size_t t = 0; t < values.size(); ++t) values[t] = wave(t);
  scores_of(forest, values, 1, 500);
  const auto ahead = forest.forecast(20);
  REQUIRE(ahead.size() == 20);
  for (std::size_t step = 0; step < 20; ++step) {
    CHECK(std::abs(ahead[step].value - wave(values.size() + step)) < 15);
    CHECK(ahead[step].low <= ahead[step].value);
    CHECK(ahead[step].value <= ahead[step].high);
  }
}

TEST_CASE("Forest: without a shingle, what is to come is all as what is unknown") {
  Forest forest{{.columns = 2, .trees = 30, .sample = 64, .decay = 0.001}};
  scores_of(forest, noise(1000), 2, 500);
  const auto unknown = forest.estimate(std::vector<float>{0, 0}, {true, true});
  const auto ahead = forest.forecast(3);
  REQUIRE(ahead.size() == 6);
  for (std::size_t i = 0; i < ahead.size(); ++i) {
    CHECK(ahead[i].value == unknown[i % 2].value);
    CHECK(ahead[i].low == unknown[i % 2].low);
    CHECK(ahead[i].high == unknown[i % 2].high);
  }
}

TEST_CASE("Forest: an estimate leaves what is known alone") {
  Forest forest{{.columns = 2, .trees = 30, .sample = 64, .decay = 0.001}};
  std::vector<float> values;
  for (int i = 0; i < 1000; ++i) {
    values.push_back(static_cast<float>(i % 10));
    values.push_back(static_cast<float>(100 + i % 10));
  }
  CHECK(forest.estimate(std::vector<float>{3, 0}, {false, true}).empty());
  scores_of(forest, values, 2, 1000);
  const auto estimate = forest.estimate(std::vector<float>{3, 0}, {false, true});
  REQUIRE(estimate.size() == 2);
  CHECK(estimate[0].value == 3);
  CHECK(estimate[1].value == 103);
}

TEST_CASE("Forest: values as large as they get make no score that is no number") {
  Forest forest{{.columns = 3, .trees = 10, .sample = 16, .decay = 0.001}};
  std::vector<float> values;
  for (int i = 0; i < 300; ++i)
    for (const float value : {1e30F, -1e30F, static_cast<float>(i)})
      values.push_back(i % 3 == 0 ? value : -value);
  const auto scores = scores_of(forest, values, 3, 300);
  for (std::size_t i = 1; i < scores.size(); ++i) CHECK(std::isfinite(scores[i]));
}

TEST_CASE("Forest: takes the memory that it is said to take") {
  Forest forest{{.columns = 1, .trees = 50, .sample = 256, .decay = 0.1 / 256}};
  scores_of(forest, noise(20'000), 1, 512);
  CHECK(forest.bytes() < 450'000);
}

TEST_CASE("Forest: takes a tenth of that where it is small") {
  Forest forest{{.columns = 1, .trees = 30, .sample = 64, .decay = 1.0 / 2560}};
  scores_of(forest, noise(1500), 1, 4);
  CHECK(forest.bytes() < 55'000);
}

TEST_CASE("Forest: what makes no sense is refused") {
  for (const ForestOptions& options :
       {ForestOptions{.columns = 0}, ForestOptions{.shingle = 0},
        ForestOptions{.trees = 0}, ForestOptions{.trees = 1001},
        ForestOptions{.sample = 0}, ForestOptions{.sample = 40'000},
        ForestOptions{.decay = -1}, ForestOptions{.decay = 2},
        ForestOptions{.decay = std::numeric_limits<double>::quiet_NaN()},
        ForestOptions{.columns = 1000, .shingle = 1000}})
    CHECK_THROWS_AS(Forest{options}, std::invalid_argument);
}

}  // namespace
