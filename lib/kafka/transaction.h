// KafkaTransaction: all that is sent within it is there at once, or never.
//
//   KafkaTransaction transaction{producer};   // begins
//   ...
//   transaction.commit();                     // else it is aborted at the end
#pragma once

struct rd_kafka_s;

namespace weir {

class KafkaTransaction {
 public:
  // Waits until an earlier transaction of the same name is over, or fenced off.
  // Requires: the setting transactional.id, and that the client outlives it.
  // Throws std::runtime_error.
  explicit KafkaTransaction(rd_kafka_s* client);
  ~KafkaTransaction();

  KafkaTransaction(const KafkaTransaction&) = delete;
  KafkaTransaction& operator=(const KafkaTransaction&) = delete;

  // Throws std::runtime_error where it isn't committed. Requires: all that was
  // sent is delivered.
  void commit();

 private:
  rd_kafka_s* client_;
  bool open_ = false;
};

}  // namespace weir
