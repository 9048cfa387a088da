#include "ndjson/numbers.h"

#include <algorithm>

#include "ndjson/value.h"

namespace weir {
namespace {

constexpr std::string_view white_space = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(white_space);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(white_space) - begin + 1);
}

}  // namespace

// No number has a comma, so what stands between commas is an element or no number.
bool NumberList::read(std::string_view raw) {
  values_.clear();
  texts_.clear();
  if (raw.size() < 2 || raw.front() != '[' || raw.back() != ']') return false;
  std::string_view rest = raw.substr(1, raw.size() - 2);
  if (trimmed(rest).empty()) return true;
  for (bool more = true; more;) {
    const std::size_t comma = rest.find(',');
    more = comma != rest.npos;
    const std::string_view text = trimmed(rest.substr(0, comma));
    double value = 0;
    if (text.empty() || !read_number_in(text, value)) return false;
    values_.push_back(value);
    texts_.push_back(text);
    if (more) rest.remove_prefix(comma + 1);
  }
  return true;
}

}  // namespace weir
