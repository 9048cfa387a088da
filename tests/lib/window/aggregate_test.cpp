#include "window/aggregate.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "window/aggregate_row.h"

using namespace weir;
using namespace std::chrono_literals;

namespace {

// One aggregate in a row of its own.
struct One {
  explicit One(std::string_view name, std::size_t most_bytes = 1000)
      : layout{[&] {
          std::vector<std::unique_ptr<const Aggregate>> made;
          made.push_back(make_aggregate(name, most_bytes));
          return made;
        }()} {}

  One& add(double number, int seconds = 0) {
    const std::string text = std::to_string(static_cast<int>(number));
    const Sample sample{.number = number, .text = text, .time = Time{seconds * 1s}};
    layout.add(row.data(), {&sample, 1});
    return *this;
  }
  Result result() const { return layout.result(row.data(), 0); }
  double number() const { return std::get<double>(result()); }
  std::uint64_t whole() const { return std::get<std::uint64_t>(result()); }
  std::string text() const { return std::string(std::get<std::string_view>(result())); }
  std::string list() const { return std::string(std::get<TextList>(result()).joined); }

  RowLayout layout;
  AggregateRow row{layout};
};

std::string shown(const Result& result) {
  struct Show {
    std::string operator()(std::monostate) const { return "nothing"; }
    std::string operator()(double value) const { return std::to_string(value); }
    std::string operator()(std::uint64_t value) const { return std::to_string(value); }
    std::string operator()(std::string_view text) const { return std::string(text); }
    std::string operator()(TextList list) const { return std::string(list.joined); }
  };
  return std::visit(Show{}, result);
}

bool is_nothing(const Result& result) {
  return std::holds_alternative<std::monostate>(result);
}

TEST_CASE("Aggregate: what each comes to for 4, 1 and 7") {
  const auto of = [](std::string_view name) {
    One one{name};
    one.add(4).add(1).add(7);
    return one.number();
  };
  CHECK(of("sum") == 12);
  CHECK(of("avg") == 4);
  CHECK(of("min") == 1);
  CHECK(of("max") == 7);
  CHECK(of("range") == 6);
  CHECK(of("var") == 9);
  CHECK(of("stddev") == 3);
  CHECK(of("median") == 4);
  CHECK(of("p0") == 1);
  CHECK(of("p75") == 5.5);
  CHECK(of("p99.9") == doctest::Approx(6.994));
  CHECK(One{"count"}.add(4).add(1).whole() == 2);
  CHECK(One{"distinct"}.add(4).add(1).add(4).whole() == 2);
  CHECK(One{"list"}.add(4).add(1).list() == "4,1");
}

TEST_CASE("Aggregate: first and last go by time, and then by arrival") {
  CHECK(One{"first"}.add(1, 5).add(2, 3).add(3, 3).add(4, 9).text() == "2");
  CHECK(One{"last"}.add(1, 5).add(2, 9).add(3, 9).add(4, 3).text() == "3");
}

TEST_CASE("Aggregate: rate is the change a second from the first to the last") {
  CHECK(One{"rate"}.add(10, 0).add(99, 2).add(30, 4).number() == 5);
  CHECK(is_nothing(One{"rate"}.add(10, 1).result()));
  CHECK(is_nothing(One{"rate"}.add(10, 1).add(20, 1).result()));
}

TEST_CASE("Aggregate: no deviation of one value, no sum beyond a double") {
  CHECK(is_nothing(One{"stddev"}.add(1).result()));
  CHECK(is_nothing(One{"var"}.add(1).result()));
  CHECK(is_nothing(One{"sum"}.add(1e308).add(1e308).result()));
}

TEST_CASE("Aggregate: a list is full once it has the bytes it may") {
  One list{"list", 3};
  CHECK(!list.layout.full(list.row.data()));
  list.add(1).add(2);
  CHECK(list.layout.full(list.row.data()));
}

TEST_CASE("Aggregate: merged, it is that of both, in order") {
  for (const char* name :
       {"sum", "avg", "min", "max", "range", "var", "stddev", "median", "rate"}) {
    One left{name}, right{name}, whole{name};
    int second = 0;
    for (const double value : {3.0, 9.0, -2.0, 4.0, 8.5}) {
      (second < 2 ? left : right).add(value, second);
      whole.add(value, second++);
    }
    left.layout.merge(left.row.data(), right.row.data());
    CHECK_MESSAGE(left.number() == doctest::Approx(whole.number()), name);
  }
  One left{"list"}, right{"list"};
  left.layout.merge(left.add(1).row.data(), right.add(2).row.data());
  CHECK(left.list() == "1,2");
  One early{"last"}, late{"last"};
  early.layout.merge(early.add(1, 9).row.data(), late.add(2, 3).row.data());
  CHECK(early.text() == "1");
}

TEST_CASE("Aggregate: saved and loaded it goes on as if nothing had been") {
  for (const char* name :
       {"count", "sum", "avg", "min", "max", "range", "var", "stddev", "median", "p95",
        "rate", "first", "last", "distinct", "list"}) {
    One before{name}, after{name};
    before.add(3, 1).add(5, 2);
    std::string bytes;
    Encoder out{[&](std::string_view piece) { bytes.append(piece); }};
    before.layout.save(before.row.data(), out);
    Decoder in{bytes};
    after.layout.load(after.row.data(), in);
    CHECK(in.done());
    before.add(9, 3);
    after.add(9, 3);
    CHECK_MESSAGE(shown(before.result()) == shown(after.result()), name);
  }
}

TEST_CASE("make_aggregate: names the nearest where there is no such") {
  CHECK_THROWS_WITH(make_aggregate("avgg"),
                    "no aggregate is called 'avgg'; did you mean avg?");
  CHECK_THROWS_WITH(make_aggregate("mean"),
                    "no aggregate is called 'mean'; did you mean avg?");
  CHECK_THROWS_WITH(
      make_aggregate("quantile"),
      "no aggregate is called 'quantile'; there are count sum avg min max "
      "stddev var median first last range rate distinct list p95");
  for (const char* name : {"", "p", "p101", "p-1", "pnan", "p5x", "frobnicate"})
    CHECK_THROWS_AS(make_aggregate(name), std::invalid_argument);
}

}  // namespace
