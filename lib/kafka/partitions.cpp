#include "kafka/partitions.h"

namespace weir {

Partition& Partitions::hold(const TopicPartition& id, OffsetSpan wanted) {
  const auto found = index_.find({id.topic, id.number});
  Partition& partition = found == index_.end() ? all_.emplace_back() : *found->second;
  if (found == index_.end()) {
    partition.id = id;
    index_.emplace(Key{partition.id.topic, id.number}, &partition);
  }
  if (partition.held) forget(partition);
  partition.wanted = wanted;
  partition.held = true;
  partition.ended = false;
  partition.written = partition.committed = -1;
  ++partition.turn;
  ++held_count_;
  if (wanted.begin >= wanted.end) end(partition);
  return partition;
}

void Partitions::forget(Partition& partition) {
  --held_count_;
  if (partition.ended) --ended_count_;
  partition.held = partition.ended = false;
}

void Partitions::release(const TopicPartition& id) {
  if (Partition* partition = find(id.topic, id.number)) forget(*partition);
}

void Partitions::release_all() {
  for (Partition* partition : held()) forget(*partition);
}

Partition* Partitions::find(std::string_view topic, int number) {
  const auto found = index_.find({topic, number});
  return found != index_.end() && found->second->held ? found->second : nullptr;
}

std::vector<Partition*> Partitions::held() {
  std::vector<Partition*> result;
  for (Partition& partition : all_)
    if (partition.held) result.push_back(&partition);
  return result;
}

void Partitions::end(Partition& partition) {
  if (!partition.held || partition.ended) return;
  partition.ended = true;
  ++ended_count_;
}

void OffsetMarks::add(Partition& partition, std::int64_t next, std::uint64_t bytes) {
  if (!marks_.empty()) {
    Mark& last = marks_.back();
    if (last.partition == &partition && last.turn == partition.turn &&
        bytes - last.begin <= longest) {
      last.next = next;
      last.bytes = bytes;
      return;
    }
  }
  marks_.push_back({&partition, partition.turn, next, bytes, bytes});
}

void OffsetMarks::reach(std::uint64_t bytes) {
  for (; !marks_.empty() && marks_.front().bytes <= bytes; marks_.pop_front()) {
    const Mark& mark = marks_.front();
    if (mark.partition->held && mark.partition->turn == mark.turn)
      mark.partition->written = mark.next;
  }
}

}  // namespace weir
