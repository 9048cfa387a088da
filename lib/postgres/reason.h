// Why something failed, as libpq tells it with its SQLSTATE.
//
//   read_reason("FATAL:  28P01: password authentication failed for user \"weir\"\n"
//               "LOCATION:  auth_failed, auth.c:326\n")
//   // {"password authentication failed for user \"weir\"", false}
#pragma once

#include <string>
#include <string_view>

namespace weir {

struct PostgresReason {
  std::string text;      // on one line, for people
  bool passing = false;  // may be over before long
};

// A failure without SQLSTATE is the network's, and passing; so are those of classes
// by which a server says that it is busy, or on its way down or up.
PostgresReason read_reason(std::string_view message);

// True where the two don't agree on TLS, which is no trouble of the network.
bool is_tls_refusal(std::string_view text);

}  // namespace weir
