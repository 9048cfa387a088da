#include "window/aggregate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <new>
#include <optional>
#include <stdexcept>

#include "stats/distinct.h"
#include "stats/moments.h"
#include "stats/quantiles.h"
#include "stats/sum.h"
#include "text/nearest.h"

namespace weir {
namespace {

using Takes = Aggregate::Takes;

Result finite(double value) { return std::isfinite(value) ? Result{value} : Result{}; }

// Below, a small type for each aggregate: what it keeps, and how it comes by it.

struct Count {
  static constexpr Takes takes = Takes::Nothing;
  std::uint64_t count = 0;
  void add(const Sample&) { ++count; }
  void merge(const Count& other) { count += other.count; }
  Result result() const { return count; }
  void save(Encoder& out) const { out.whole(count); }
  void load(Decoder& in) { count = in.whole(); }
};

struct Total {
  static constexpr Takes takes = Takes::Number;
  Sum sum;
  void add(const Sample& sample) { sum.add(sample.number); }
  void merge(const Total& other) { sum.merge(other.sum); }
  Result result() const { return finite(sum.value()); }
  void save(Encoder& out) const { sum.save(out); }
  void load(Decoder& in) { sum.load(in); }
};

struct Mean {
  static constexpr Takes takes = Takes::Number;
  Sum sum;
  std::uint64_t count = 0;
  void add(const Sample& sample) { sum.add(sample.number), ++count; }
  void merge(const Mean& other) { sum.merge(other.sum), count += other.count; }
  Result result() const { return finite(sum.value() / static_cast<double>(count)); }
  void save(Encoder& out) const { sum.save(out), out.whole(count); }
  void load(Decoder& in) { sum.load(in), count = in.whole(); }
};

struct Extremes {
  static constexpr Takes takes = Takes::Number;
  double least = std::numeric_limits<double>::infinity();
  double most = -std::numeric_limits<double>::infinity();
  void add(const Sample& sample) {
    least = std::min(least, sample.number);
    most = std::max(most, sample.number);
  }
  void merge(const Extremes& other) {
    least = std::min(least, other.least);
    most = std::max(most, other.most);
  }
  Result result() const { return finite(most - least); }
  void save(Encoder& out) const { out.number(least), out.number(most); }
  void load(Decoder& in) { least = in.number(), most = in.number(); }
};

struct Least {
  static constexpr Takes takes = Takes::Number;
  double least = std::numeric_limits<double>::infinity();
  void add(const Sample& sample) { least = std::min(least, sample.number); }
  void merge(const Least& other) { least = std::min(least, other.least); }
  Result result() const { return finite(least); }
  void save(Encoder& out) const { out.number(least); }
  void load(Decoder& in) { least = in.number(); }
};

struct Most {
  static constexpr Takes takes = Takes::Number;
  double most = -std::numeric_limits<double>::infinity();
  void add(const Sample& sample) { most = std::max(most, sample.number); }
  void merge(const Most& other) { most = std::max(most, other.most); }
  Result result() const { return finite(most); }
  void save(Encoder& out) const { out.number(most); }
  void load(Decoder& in) { most = in.number(); }
};

struct Variance {
  static constexpr Takes takes = Takes::Number;
  Moments moments;
  void add(const Sample& sample) { moments.add(sample.number); }
  void merge(const Variance& other) { moments.merge(other.moments); }
  std::optional<double> value() const {
    if (moments.count() < 2) return std::nullopt;
    return moments.squares() / static_cast<double>(moments.count() - 1);
  }
  Result result() const {
    const auto variance = value();
    return variance ? finite(*variance) : Result{};
  }
  void save(Encoder& out) const { moments.save(out); }
  void load(Decoder& in) { moments.load(in); }
};

struct Deviation : Variance {
  Result result() const {
    const auto variance = value();
    return variance ? finite(std::sqrt(*variance)) : Result{};
  }
};

struct Quantile {
  static constexpr Takes takes = Takes::Number;
  explicit Quantile(double share) : q{share} {}
  double q;
  Quantiles values{};
  void add(const Sample& sample) { values.add(sample.number); }
  void merge(const Quantile& other) { values.merge(other.values); }
  Result result() const { return finite(values.at(q)); }
  void save(Encoder& out) const { values.save(out); }
  void load(Decoder& in) { values.load(in); }
};

// The earliest value, or the latest, by the time of its record; of records of
// one time the one that came first, or last.
template <bool latest>
struct Edge {
  static constexpr Takes takes = Takes::Text;
  Time time = latest ? Time::min() : Time::max();
  std::string text{};
  void add(const Sample& sample) {
    if (latest ? sample.time < time : sample.time >= time) return;
    time = sample.time;
    text = sample.text;
  }
  void merge(const Edge& other) { add({.text = other.text, .time = other.time}); }
  Result result() const { return std::string_view(text); }
  void save(Encoder& out) const { out.time(time), out.text(text); }
  void load(Decoder& in) { time = in.time(), text = in.text(); }
};

// From the first value to the last, per second.
struct Rate {
  static constexpr Takes takes = Takes::Number;
  Time begin = Time::max(), end = Time::min();
  double first = 0, last = 0;
  void add(const Sample& sample) {
    if (sample.time < begin) begin = sample.time, first = sample.number;
    if (sample.time >= end) end = sample.time, last = sample.number;
  }
  void merge(const Rate& other) {
    add({.number = other.first, .time = other.begin});
    add({.number = other.last, .time = other.end});
  }
  Result result() const {
    return end > begin ? finite((last - first) / to_seconds(end - begin)) : Result{};
  }
  void save(Encoder& out) const {
    out.time(begin), out.time(end), out.number(first), out.number(last);
  }
  void load(Decoder& in) {
    begin = in.time(), end = in.time(), first = in.number(), last = in.number();
  }
};

struct Different {
  static constexpr Takes takes = Takes::Text;
  Distinct texts;
  void add(const Sample& sample) { texts.add(sample.text); }
  void merge(const Different& other) { texts.merge(other.texts); }
  Result result() const { return texts.count(); }
  void save(Encoder& out) const { texts.save(out); }
  void load(Decoder& in) { texts.load(in); }
};

struct List {
  static constexpr Takes takes = Takes::Text;
  explicit List(std::size_t bytes) : most_bytes{bytes} {}
  std::size_t most_bytes;
  std::string joined{};
  bool full() const { return joined.size() >= most_bytes; }
  void add(const Sample& sample) {
    if (!joined.empty()) joined.push_back(',');
    joined.append(sample.text);
  }
  void merge(const List& other) {
    if (!other.joined.empty()) add({.text = other.joined});
  }
  Result result() const { return TextList{joined}; }
  void save(Encoder& out) const { out.text(joined); }
  void load(Decoder& in) { joined = in.text(); }
};

// Makes an Aggregate of such a type, which is made anew as a copy of `fresh`.
template <class State>
class AggregateOf final : public Aggregate {
 public:
  explicit AggregateOf(State fresh) : fresh_{std::move(fresh)} {}

  Takes takes() const override { return State::takes; }
  std::size_t size() const override { return (sizeof(State) + 7) / 8 * 8; }
  void start(void* memory) const override { new (memory) State(fresh_); }
  void end(void* memory) const override { state(memory).~State(); }

  bool grows() const override { return can_fill; }
  bool full([[maybe_unused]] const void* memory) const override {
    if constexpr (can_fill) return state(memory).full();
    return false;
  }
  void add(void* memory, const Sample& sample) const override {
    state(memory).add(sample);
  }
  void merge(void* memory, const void* other) const override {
    state(memory).merge(state(other));
  }
  Result result(const void* memory) const override { return state(memory).result(); }
  void save(const void* memory, Encoder& out) const override {
    state(memory).save(out);
  }
  void load(void* memory, Decoder& in) const override { state(memory).load(in); }

 private:
  static_assert(alignof(State) <= 8);
  static constexpr bool can_fill = requires(const State& one) { one.full(); };

  static State& state(void* memory) { return *static_cast<State*>(memory); }
  static const State& state(const void* memory) {
    return *static_cast<const State*>(memory);
  }

  State fresh_;
};

template <class State>
std::unique_ptr<const Aggregate> make(State fresh) {
  return std::make_unique<AggregateOf<State>>(std::move(fresh));
}

constexpr std::array<std::string_view, 15> names{
    "count", "sum",  "avg",   "min",  "max",      "stddev", "var", "median",
    "first", "last", "range", "rate", "distinct", "list",   "p95"};

// "p95", "p99.9".
std::optional<double> percentile_of(std::string_view name) {
  if (!name.starts_with('p') || name.size() < 2) return std::nullopt;
  double percent = 0;
  const char* end = name.data() + name.size();
  const auto [rest, error] =
      std::from_chars(name.data() + 1, end, percent, std::chars_format::fixed);
  if (error != std::errc{} || rest != end || !(percent >= 0 && percent <= 100))
    return std::nullopt;
  return percent / 100;
}

}  // namespace

std::unique_ptr<const Aggregate> make_aggregate(std::string_view name,
                                                std::size_t most_bytes) {
  if (name == "count") return make(Count{});
  if (name == "sum") return make(Total{});
  if (name == "avg") return make(Mean{});
  if (name == "min") return make(Least{});
  if (name == "max") return make(Most{});
  if (name == "stddev") return make(Deviation{});
  if (name == "var") return make(Variance{});
  if (name == "median") return make(Quantile{0.5});
  if (name == "first") return make(Edge<false>{});
  if (name == "last") return make(Edge<true>{});
  if (name == "range") return make(Extremes{});
  if (name == "rate") return make(Rate{});
  if (name == "distinct") return make(Different{});
  if (name == "list") return make(List{most_bytes});
  if (const auto q = percentile_of(name)) return make(Quantile{*q});

  std::string why = "no aggregate is called '" + std::string(name) + "'";
  const bool is_mean = name == "mean" || name == "average";
  const std::string_view meant = is_mean ? "avg" : nearest(name, names);
  if (!meant.empty())
    throw std::invalid_argument(why.append("; did you mean ").append(meant) + "?");
  why += "; there are";
  for (const std::string_view known : names) why.append(" ").append(known);
  throw std::invalid_argument(why);
}

}  // namespace weir
