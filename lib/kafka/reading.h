// KafkaReading: which partitions are read from where, and who decides that: we
// ourselves (KafkaSelection), or a group (KafkaGroup).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kafka/client.h"
#include "kafka/cluster.h"
#include "kafka/feed.h"
#include "kafka/offset_range.h"
#include "kafka/partitions.h"

namespace weir {

struct ReadingOptions {
  std::vector<std::string> topics;
  std::vector<int> partitions;  // of each topic; none: all
  OffsetRange range;
};

class KafkaReading {
 public:
  virtual ~KafkaReading() = default;

  // Begins. Throws std::runtime_error where that is no use, or the process is asked
  // to stop.
  virtual void start() = 0;

  // Sees to what came up meanwhile. To be called at least every second or so.
  virtual void serve() = 0;

  // True once each partition that is ours was read up to its end.
  virtual bool is_at_end() = 0;

  // Tells those who keep account of it what is written; with `wait`, until they
  // know. Throws std::runtime_error where they can't be told.
  virtual void commit(bool wait) = 0;
};

}  // namespace weir
