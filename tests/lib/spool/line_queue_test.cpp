#include "spool/line_queue.h"

#include <doctest/doctest.h>

using weir::LineQueue;

namespace {

TEST_CASE("LineQueue: lines leave in the order they came, as many as fit") {
  LineQueue queue;
  queue.append("one\ntwo\n", 2);
  queue.append("three\n", 1);
  CHECK(queue.lines() == 3);
  CHECK(queue.bytes() == 14);

  std::string out;
  CHECK(queue.take(out, 13) == 2);
  CHECK(out == "one\ntwo\n");
  CHECK(queue.take(out, 6) == 1);
  CHECK(out == "one\ntwo\nthree\n");
  CHECK(queue.empty());
  CHECK(queue.take(out, 100) == 0);
}

TEST_CASE("LineQueue: a line that is too long leaves alone") {
  LineQueue queue;
  queue.append("a long one\n", 1);
  queue.append("b\n", 1);
  std::string out;
  CHECK(queue.take(out, 3) == 1);
  CHECK(out == "a long one\n");
  CHECK(queue.lines() == 1);
}

TEST_CASE("LineQueue: the oldest can be dropped") {
  LineQueue queue;
  queue.append("one\ntwo\n", 2);
  CHECK(queue.drop_oldest() == 4);
  std::string out;
  queue.take(out, 100);
  CHECK(out == "two\n");
}

TEST_CASE("LineQueue: blocks don't show") {
  LineQueue queue;
  std::string expected;
  for (int i = 0; i < 30'000; ++i) {
    const std::string line = std::to_string(i) + "\n";
    queue.append(line, 1);
    expected += line;
  }
  std::string out;
  std::uint64_t taken = 0;
  while (!queue.empty()) taken += queue.take(out, 1000);
  CHECK(taken == 30'000);
  CHECK(out == expected);
}

}  // namespace
