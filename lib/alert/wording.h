// What an alert says in words, for channels that people read.
//
//   "doc is hot (+12 more)"
//   "3 alerts:\n• doc is hot (+12 more)\n• Resolved: bashful is hot\n• sleepy is hot"
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "alert/alert.h"

namespace weir {

// Of alerts that were posted more than a minute before `now` it says when they
// came about. Where there is no text, the members of the record are told. In the
// text, the values of the record are known.
Text words_of(std::span<const Alert> alerts, Time now);

// At most so many characters of `text`, of which the last is "…" where it had to be
// cut; and the same in bytes, of which the mark has three.
std::string cut_to(std::string_view text, std::size_t characters);
std::string cut_to_bytes(std::string_view text, std::size_t bytes);

}  // namespace weir
