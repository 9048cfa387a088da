// AggregateName: an aggregate as it is asked for on a command line.
//
//   parse_aggregate_name("p95:latency=slow");  // {"p95", "latency", "slow"}
#pragma once

#include <string>
#include <string_view>

namespace weir {

struct AggregateName {
  std::string function;  // as make_aggregate() takes it
  std::string field;     // empty for count
  std::string column;    // what the result is called; empty: to be made of the two
};

// Throws std::invalid_argument, saying how, where `text` is malformed.
AggregateName parse_aggregate_name(std::string_view text);

}  // namespace weir
