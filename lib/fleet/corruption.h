// Corruption: what a bad cable, a full disk or an old firmware makes of a line.
#pragma once

#include <string>

#include "fleet/random.h"

namespace weir {

// Breaks a record in one of five ways, all as likely: it is cut short; it is
// printable garbage; a byte in it is not UTF-8; the value of a member has the
// wrong type; a member is missing. Never makes a newline, or a line of blanks.
// Requires: a flat object of at least `members` > 1 members, spaced as
// `{"a": 1, "b": 2}`; those behind are not taken away and keep their types.
void corrupt(std::string& line, std::size_t members, Random& random);

}  // namespace weir
