// The command lines of kafka-cat list and kafka-cat offsets.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "kafka/connection.h"
#include "kafka/listing.h"

namespace weir {

struct ListCommand {
  KafkaConnection connection;
  std::vector<std::string> what;
  ListingOptions listing;
  Duration retry = std::chrono::minutes{5};
  bool json = false;
};

struct OffsetsCommand {
  KafkaConnection connection;
  ListingOptions listing;
  std::string group;
  std::string at;
  std::string reset;
  bool dry = false;
  Duration retry = std::chrono::minutes{5};
  bool json = false;
};

void bind_list(CLI::App& app, ListCommand& command);
void bind_offsets(CLI::App& app, OffsetsCommand& command);

// Do it, and write the rows to `out`; their status. Throw std::invalid_argument
// where options contradict, and as KafkaListing does.
int list(const ListCommand& command, int out);
int offsets(const OffsetsCommand& command, int out);

}  // namespace weir
