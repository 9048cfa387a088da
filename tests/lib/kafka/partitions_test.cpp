#include "kafka/partitions.h"

#include <doctest/doctest.h>

using namespace weir;

namespace {

const TopicPartition cpu0{"cpu", 0}, cpu1{"cpu", 1};

TEST_CASE("Partitions: what is held is found, what is released isn't") {
  Partitions partitions;
  const Partition& first = partitions.hold(cpu0, {});
  partitions.hold(cpu1, {});
  CHECK(partitions.find("cpu", 0) == &first);
  CHECK(partitions.find("cpu", 2) == nullptr);
  partitions.release(cpu0);
  partitions.release(cpu0);
  CHECK(partitions.find("cpu", 0) == nullptr);
  CHECK(partitions.held_count() == 1);
  partitions.release_all();
  CHECK(partitions.held().empty());
}

TEST_CASE("Partitions: all are at their end once each was") {
  Partitions partitions;
  Partition& first = partitions.hold(cpu0, {});
  Partition& second = partitions.hold(cpu1, {});
  partitions.end(first);
  partitions.end(first);
  CHECK_FALSE(partitions.all_ended());
  partitions.end(second);
  CHECK(partitions.all_ended());
}

TEST_CASE("Partitions: one that is taken over again has its end before it") {
  Partitions partitions;
  partitions.end(partitions.hold(cpu0, {}));
  partitions.release(cpu0);
  Partition& again = partitions.hold(cpu0, {});
  CHECK_FALSE(partitions.all_ended());
  partitions.hold(cpu0, {});
  CHECK(partitions.held_count() == 1);
  partitions.end(again);
  CHECK(partitions.all_ended());
}

TEST_CASE("Partitions: of which nothing is wanted is at its end") {
  Partitions partitions;
  CHECK(partitions.hold(cpu0, {5, 5}).ended);
  CHECK_FALSE(partitions.hold(cpu1, {5, 6}).ended);
}

TEST_CASE("OffsetMarks: a message is written once its last byte is") {
  Partitions partitions;
  Partition& partition = partitions.hold(cpu0, {});
  OffsetMarks marks;
  marks.add(partition, 1, 10'000);
  marks.add(partition, 2, 20'000);
  marks.reach(9'999);
  CHECK(partition.written == -1);
  marks.reach(10'000);
  CHECK(partition.written == 1);
  marks.reach(20'000);
  CHECK(partition.written == 2);
}

TEST_CASE("OffsetMarks: messages close together count when the last is written") {
  Partitions partitions;
  Partition& partition = partitions.hold(cpu0, {});
  OffsetMarks marks;
  for (int i = 1; i <= 100; ++i)
    marks.add(partition, i, static_cast<std::uint64_t>(i) * 10);
  marks.reach(999);
  CHECK(partition.written == -1);
  marks.reach(1000);
  CHECK(partition.written == 100);
}

TEST_CASE("OffsetMarks: partitions don't touch each other") {
  Partitions partitions;
  Partition& first = partitions.hold(cpu0, {});
  Partition& second = partitions.hold(cpu1, {});
  OffsetMarks marks;
  marks.add(first, 7, 10);
  marks.add(second, 3, 20);
  marks.add(first, 8, 30);
  marks.reach(20);
  CHECK(first.written == 7);
  CHECK(second.written == 3);
}

TEST_CASE("OffsetMarks: what was read before a partition was lost doesn't count") {
  Partitions partitions;
  Partition& partition = partitions.hold(cpu0, {});
  OffsetMarks marks;
  marks.add(partition, 7, 10);
  partitions.release(cpu0);
  marks.reach(5);
  partitions.hold(cpu0, {});
  marks.reach(10);
  CHECK(partition.written == -1);
}

}  // namespace
