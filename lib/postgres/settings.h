// Where a PostgreSQL server is, and how to speak to it.
//
//   parse_postgres_uri("postgresql://weir@db.example/metrics")
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "time/time.h"

namespace weir {

struct PostgresSettings {
  // As PQconnectStartParams() takes them: {"host", "db.example"}, ...
  std::vector<std::pair<std::string, std::string>> parameters;
  std::string name;                              // for messages, without what is secret
  Duration patience = std::chrono::seconds{10};  // to connect; and with silence
};

// Reads a URI as libpq does. Where the server isn't on this machine, and neither the
// URI nor PGSSLMODE says how to use TLS, it is verify-full. Throws
// std::invalid_argument, which doesn't quote it, where it is anything else, or has a
// password: that would be everyone's on this machine to read.
PostgresSettings parse_postgres_uri(const std::string& uri);

}  // namespace weir
