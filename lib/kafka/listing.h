// KafkaListing: what there is in a cluster, as rows: brokers, partitions of topics,
// groups and how far they are behind; and the moving of a group to another place.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kafka/client.h"
#include "kafka/cluster.h"
#include "kafka/groups.h"
#include "kafka/table.h"

namespace weir {

struct ListingOptions {
  std::vector<std::string> topics;  // as TopicFilter has them; none: all
  std::vector<int> partitions;
  std::vector<std::string> groups;  // none: all
};

class KafkaListing {
 public:
  // Requires: the client outlives it. What follows throws as KafkaCluster does.
  KafkaListing(KafkaClient& client, ListingOptions options);

  void add_brokers();
  void add_topics();
  void add_groups();
  // What each group has stored, and how much there is behind that.
  void add_lag();

  // Which offset `point` is, in each partition; where none is given, where each
  // begins and ends.
  void add_offsets(std::optional<OffsetPoint> point);

  // Moves the one group to `point`, in the partitions that are named or that it has
  // stored something for; only tells of that where `dry`. Throws std::runtime_error
  // where somebody reads as the group.
  void reset(OffsetPoint point, bool dry);

  const KafkaTable& table() const { return table_; }

 private:
  std::vector<std::string> group_names();
  // Throws std::runtime_error where a group that is named isn't there.
  GroupInfo describe(const std::string& group);
  void add_lag(const std::string& group);
  std::vector<TopicPartition> partitions();
  std::vector<TopicPartition> partitions_of(const KafkaGroups::Offsets& stored);

  KafkaClient& client_;
  ListingOptions options_;
  KafkaCluster cluster_;
  KafkaGroups groups_;
  KafkaTable table_;
};

}  // namespace weir
