#include "stats/distinct.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using weir::Distinct;

namespace {

TEST_CASE("Distinct: exact while there are few") {
  Distinct texts;
  CHECK(texts.count() == 0);
  for (int i = 0; i < 10'000; ++i) texts.add(std::to_string(i % 4096));
  CHECK(texts.count() == 4096);
}

TEST_CASE("Distinct: beyond, within a few standard errors") {
  Distinct texts;
  std::uint64_t expected = 0;
  for (const std::uint64_t stop : {4097U, 20'000U, 50'000U, 200'000U, 1'000'000U}) {
    for (; expected < stop; ++expected) texts.add("text " + std::to_string(expected));
    const double error =
        static_cast<double>(texts.count()) / static_cast<double>(expected) - 1;
    CHECK_MESSAGE(std::fabs(error) < 0.025, expected);
  }
}

TEST_CASE("Distinct: what two had in common counts once") {
  Distinct left, right;
  for (int i = 0; i < 3000; ++i) left.add(std::to_string(i));
  for (int i = 1000; i < 4000; ++i) right.add(std::to_string(i));
  left.merge(right);
  CHECK(left.count() == 4000);
  for (int i = 4000; i < 60'000; ++i) right.add(std::to_string(i));
  left.merge(right);
  CHECK(std::fabs(static_cast<double>(left.count()) / 60'000 - 1) < 0.025);
}

}  // namespace
