// Template: a text with places for the fields of a record: what an alert says, or
// the topic it goes to.
//
//   const auto text = Template::parse("{hostname} is at {usage:.1f} %");
//   text.fill({"\"doc\"", "93.25"}, out);   // out.plain: "doc is at 93.2 %"
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ndjson/field.h"

namespace weir {

// A text in which it is known what came from a record.
struct Text {
  std::string plain;
  std::vector<std::pair<std::size_t, std::size_t>> values;  // where one begins, ends
};

class Template {
 public:
  struct Place {
    Field field;
    std::optional<int> decimals;  // then it is a number
  };

  // {field} is a place, {field:.2f} one with two decimals; {{ and }} are braces.
  // What stands behind the last colon is the format, so that a field whose name
  // has one is written {a:b:}. Throws std::invalid_argument, which tells the
  // column in `what` this is, where it is anything else, or empty.
  static Template parse(std::string_view text, std::string_view what = "text");

  // In order; one that occurs twice is there twice.
  const std::vector<Place>& places() const { return places_; }
  // The text before, between and behind the places: one more than there are.
  const std::vector<std::string>& between() const { return between_; }

  // Makes `out` the text with the JSON values of the places: of a string what it
  // says, of others how they are spelled, and ? for one that is empty. Requires: a
  // value for each place, which is a number where it is to have decimals.
  void fill(std::span<const std::string_view> values, Text& out) const;

 private:
  static Template parse_text(std::string_view text);

  std::vector<std::string> between_{""};
  std::vector<Place> places_;
};

}  // namespace weir
