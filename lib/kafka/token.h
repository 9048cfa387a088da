// BearerToken: what a JSON Web Token says of itself, for SASL OAUTHBEARER.
#pragma once

#include <string>
#include <string_view>

#include "time/time.h"

namespace weir {

struct BearerToken {
  std::string subject;  // whom it stands for; "" where it doesn't say
  Time expires;
};

// Reads the claims sub and exp of `token`, which isn't verified: that is for the
// broker. A token that says nothing of the kind is taken to last for an hour from
// `now` on, after which it is read again.
BearerToken parse_token(std::string_view token, Time now);

}  // namespace weir
