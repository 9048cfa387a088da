#include "window/aggregate_row.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

using namespace weir;

namespace {

RowLayout layout_of(std::initializer_list<const char*> names) {
  std::vector<std::unique_ptr<const Aggregate>> made;
  for (const char* name : names) made.push_back(make_aggregate(name, 4));
  return RowLayout{std::move(made)};
}

TEST_CASE("RowLayout: each column takes its own sample") {
  const RowLayout layout = layout_of({"sum", "count", "max", "list"});
  AggregateRow row{layout};
  for (const double value : {1.0, 2.0}) {
    const std::array<Sample, 4> samples{Sample{.number = value}, Sample{},
                                        Sample{.number = -value}, Sample{.text = "x"}};
    layout.add(row.data(), samples);
  }
  CHECK(std::get<double>(layout.result(row.data(), 0)) == 3);
  CHECK(std::get<std::uint64_t>(layout.result(row.data(), 1)) == 2);
  CHECK(std::get<double>(layout.result(row.data(), 2)) == -1);
  CHECK(std::get<TextList>(layout.result(row.data(), 3)).joined == "x,x");
}

TEST_CASE("RowLayout: a row is full when one of its columns is") {
  const RowLayout layout = layout_of({"count", "list"});
  AggregateRow row{layout};
  const std::array<Sample, 2> samples{Sample{}, Sample{.text = "1234"}};
  CHECK(!layout.full(row.data()));
  layout.add(row.data(), samples);
  CHECK(layout.full(row.data()));
}

TEST_CASE("AggregateRows: rows stay where they are while others come") {
  const RowLayout layout = layout_of({"list"});
  AggregateRows rows{layout};
  std::byte* first = rows.add();
  const Sample sample{.text = "abc"};
  layout.add(first, {&sample, 1});
  for (int i = 0; i < 10'000; ++i) rows.add();
  CHECK(rows.size() == 10'001);
  CHECK(rows[0] == first);
  CHECK(std::get<TextList>(layout.result(rows[0], 0)).joined == "abc");
}

}  // namespace
