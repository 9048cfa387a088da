// Partitions: what is being read, how far each has come, and what of it was
// written to where it goes.
//
//   Partition& partition = partitions.hold({"cpu", 0}, {});
//   marks.add(partition, 42, 1000);   // offset 41 ends at byte 1000 of the output
//   marks.reach(1000);                // so many bytes are written
//   partition.written                 // 42: where another reader would go on
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace weir {

struct TopicPartition {
  std::string topic;
  int number = 0;
  friend bool operator==(const TopicPartition&, const TopicPartition&) = default;
  friend bool operator<(const TopicPartition& a, const TopicPartition& b) {
    return a.topic != b.topic ? a.topic < b.topic : a.number < b.number;
  }
};

// The offsets that are wanted, from the first up to, but without, the second.
struct OffsetSpan {
  std::int64_t begin = 0;
  std::int64_t end = std::numeric_limits<std::int64_t>::max();
};

struct Partition {
  TopicPartition id;
  OffsetSpan wanted;
  bool held = false;            // it is ours to read
  bool ended = false;           // its end was reached
  unsigned turn = 0;            // how often it was taken over
  std::int64_t written = -1;    // all before this offset is written
  std::int64_t committed = -1;  // and the group knows of all before this one
};

class Partitions {
 public:
  // Takes a partition over, or again: nothing is known of it then.
  Partition& hold(const TopicPartition& id, OffsetSpan wanted);
  void release(const TopicPartition& id);
  void release_all();

  // The one that is held, or null. Valid for as long as this lives.
  Partition* find(std::string_view topic, int number);

  std::vector<Partition*> held();
  std::size_t held_count() const { return held_count_; }
  bool all_ended() const { return ended_count_ == held_count_; }

  // Notes that the end of `partition` was reached.
  void end(Partition& partition);

 private:
  using Key = std::pair<std::string_view, int>;  // a view into the partition's id

  void forget(Partition& partition);

  std::deque<Partition> all_;
  std::map<Key, Partition*> index_;
  std::size_t held_count_ = 0;
  std::size_t ended_count_ = 0;
};

// Where in the output each message ends, until it is written.
class OffsetMarks {
 public:
  // The messages of `partition` before `next` end where the output has `bytes`.
  void add(Partition& partition, std::int64_t next, std::uint64_t bytes);

  // So many bytes are written.
  void reach(std::uint64_t bytes);

 private:
  struct Mark {
    Partition* partition;
    unsigned turn;
    std::int64_t next;
    std::uint64_t begin, bytes;
  };
  // A run of one partition's messages makes one mark up to this length.
  static constexpr std::uint64_t longest = 4096;

  std::deque<Mark> marks_;
};

}  // namespace weir
