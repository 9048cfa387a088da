// What somebody may have meant: the nearest of the words that would have done.
#pragma once

#include <span>
#include <string_view>

namespace weir {

// The candidate with the fewest letters to change, add, drop or swap to make
// `word` of it; empty where none is near enough to be worth a question.
std::string_view nearest(std::string_view word,
                         std::span<const std::string_view> candidates);

}  // namespace weir
