// What a server says about when to come back: the Retry-After header, or its like in
// a body of JSON.
#pragma once

#include <optional>
#include <string_view>

#include "time/time.h"

namespace weir {

// How long that is from `now`: whole seconds ("120"), or a date of the form
// "Sun, 06 Nov 1994 08:49:37 GMT"; none for a date that is past. nullopt where
// it is neither, so that the wait is for us to choose.
std::optional<Duration> parse_retry_after(std::string_view text, Time now);

// The same where there is no such header, but a body: {"retry_after":0.376} or
// {"parameters":{"retry_after":5}}.
std::optional<Duration> asked_wait(std::string_view header, std::string_view body,
                                   Time now);

}  // namespace weir
