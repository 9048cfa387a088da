#include "template/template.h"

#include <array>
#include <cassert>
#include <charconv>
#include <stdexcept>

#include "ndjson/text.h"
#include "ndjson/value.h"

namespace weir {
namespace {

constexpr int most_decimals = 17;

// Where in `text` the byte at `at` is, as a person counts.
std::string column(std::string_view text, std::size_t at) {
  std::size_t characters = 1;
  for (const char c : text.substr(0, at))
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++characters;
  return "column " + std::to_string(characters);
}

[[noreturn]] void refuse(std::string_view text, std::size_t at,
                         const std::string& why) {
  throw std::invalid_argument(column(text, at) + ": " + why);
}

// Reads ".2f"; nullopt where it is none.
std::optional<int> parse_decimals(std::string_view format) {
  if (format.size() < 3 || format.front() != '.' || format.back() != 'f')
    return std::nullopt;
  const char* end = format.data() + format.size() - 1;
  int decimals = 0;
  const auto [rest, error] = std::from_chars(format.data() + 1, end, decimals);
  if (error != std::errc{} || rest != end || decimals < 0 || decimals > most_decimals)
    return std::nullopt;
  return decimals;
}

// The place that stands in text[begin, end), between its braces.
Template::Place parse_place(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view inside = text.substr(begin, end - begin);
  const std::size_t colon = std::min(inside.rfind(':'), inside.size());
  Template::Place place;
  try {
    place.field = Field::parse(inside.substr(0, colon));
  } catch (const std::invalid_argument& error) {
    refuse(text, begin, error.what());
  }
  if (colon + 1 >= inside.size()) return place;
  const std::string_view format = inside.substr(colon + 1);
  place.decimals = parse_decimals(format);
  if (!place.decimals)
    refuse(text, begin + colon + 1,
           "the format is ." + std::string("0f to .17f, not ") + std::string(format));
  return place;
}

void append_fixed(std::string& out, double value, int decimals) {
  std::array<char, 400> digits{};  // the largest double has 309 before its point
  const auto end = std::to_chars(digits.begin(), digits.end(), value,
                                 std::chars_format::fixed, decimals)
                       .ptr;
  out.append(digits.begin(), end);
}

}  // namespace

Template Template::parse(std::string_view text, std::string_view what) {
  if (text.empty())
    throw std::invalid_argument("a " + std::string(what) +
                                " without a character says nothing");
  try {
    return parse_text(text);
  } catch (const std::invalid_argument& error) {
    throw std::invalid_argument(std::string(what) + ", " + error.what());
  }
}

Template Template::parse_text(std::string_view text) {
  if (const std::size_t good = utf8_prefix(text); good < text.size())
    refuse(text, good, "not UTF-8");
  Template result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t brace = std::min(text.find_first_of("{}", at), text.size());
    std::string& literal = result.between_.back();
    literal.append(text.substr(at, brace - at));
    if (brace == text.size()) break;
    at = brace + 1;
    if (at < text.size() && text[at] == text[brace]) {
      literal.push_back(text[at++]);
      continue;
    }
    if (text[brace] == '}') refuse(text, brace, "a } alone; in the text it is }}");
    const std::size_t end = text.find_first_of("{}", at);
    if (end == text.npos || text[end] == '{')
      refuse(text, brace, "a { without its }; in the text it is {{");
    result.places_.push_back(parse_place(text, at, end));
    result.between_.emplace_back();
    at = end + 1;
  }
  return result;
}

void Template::fill(std::span<const std::string_view> values, Text& out) const {
  assert(values.size() == places_.size());
  std::string scratch;
  out.plain = between_.front();
  out.values.clear();
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const std::size_t begin = out.plain.size();
    if (values[i].empty())
      out.plain.push_back('?');
    else if (places_[i].decimals)
      append_fixed(out.plain, number_in(values[i]).value_or(0), *places_[i].decimals);
    else
      out.plain.append(is_string(values[i]) ? string_in(values[i], scratch)
                                            : values[i]);
    out.values.emplace_back(begin, out.plain.size());
    out.plain.append(between_[i + 1]);
  }
}

}  // namespace weir
