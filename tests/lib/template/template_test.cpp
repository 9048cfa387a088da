#include "template/template.h"

#include <doctest/doctest.h>

#include <string_view>
#include <utility>
#include <vector>

#include <stdexcept>

using weir::Template;
using weir::Text;

namespace {

// The text that the template makes of its places' JSON values.
Text filled(const char* text, const std::vector<std::string_view>& values) {
  Text out;
  Template::parse(text).fill(values, out);
  return out;
}

std::string refusal(std::string_view text) {
  try {
    Template::parse(text);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "accepted";
}

TEST_CASE("Template: a text without places is itself") {
  CHECK(filled("grün, 100 %", {}).plain == "grün, 100 %");
}

TEST_CASE("Template: a string is what it says, all else as it is spelled") {
  CHECK(filled("{a}|{b}|{c}|{d}|{e}", {R"("x\n\"y\" \u00e9")", "1.0", "true",
                                       "12345678901234567890", "[1, 2]"})
            .plain == "x\n\"y\" é|1.0|true|12345678901234567890|[1, 2]");
}

TEST_CASE("Template: it is known where values stand") {
  const Text text = filled("{a} and {b}!", {"\"é\"", "12"});
  CHECK(text.plain == "é and 12!");
  CHECK(text.values ==
        std::vector<std::pair<std::size_t, std::size_t>>{{0, 2}, {7, 9}});
}

TEST_CASE("Template: two braces are one") {
  CHECK(filled("{{a}} {{{a}}} }}{{", {"1"}).plain == "{a} {1} }{");
}

TEST_CASE("Template: decimals are rounded, also of a number in a string") {
  CHECK(filled("{a:.2f} {b:.0f} {c:.1f} {d:.17f}", {"93.255", "0.5", "\"-7.25\"", "1"})
            .plain == "93.25 0 -7.2 1.00000000000000000");
  CHECK(filled("{a:.17f}", {"1.7976931348623157e308"}).plain.size() == 309 + 1 + 17);
}

TEST_CASE("Template: places are fields as everywhere") {
  const auto text = Template::parse("{a} {a.b} {/a~1b/0} {a:b:} {/a:b:.1f}");
  REQUIRE(text.places().size() == 5);
  CHECK(text.places()[1].field.steps() == std::vector<std::string>{"a", "b"});
  CHECK(text.places()[2].field.steps() == std::vector<std::string>{"a/b", "0"});
  CHECK(text.places()[3].field.text() == "a:b");
  CHECK_FALSE(text.places()[3].decimals.has_value());
  CHECK(text.places()[4].field.text() == "/a:b");
  CHECK(text.places()[4].decimals == 1);
}

TEST_CASE("Template: what is wrong is pointed at, by characters") {
  CHECK(refusal("") == "a text without a character says nothing");
  CHECK(refusal("é{b") == "text, column 2: a { without its }; in the text it is {{");
  CHECK(refusal("{a{b}}") == "text, column 1: a { without its }; in the text it is {{");
  CHECK(refusal("a}b") == "text, column 2: a } alone; in the text it is }}");
  CHECK(refusal("{}") == "text, column 2: a field has a name");
  CHECK(refusal("x {:.2f}") == "text, column 4: a field has a name");
  CHECK(refusal("a\xFF") == "text, column 2: not UTF-8");
}

TEST_CASE("Template: a format is .0f to .17f") {
  for (const char* format : {"d", ".f", ".-1f", ".+1f", ".18f", ".2", "2f", ".2ff",
                             " .2f", ".99999999999f", ".2e"}) {
    CAPTURE(format);
    CHECK(refusal("{ab:" + std::string(format) + "}") ==
          "text, column 5: the format is .0f to .17f, not " + std::string(format));
  }
}

TEST_CASE("Template: a value that isn't there is a question mark") {
  weir::Text text;
  const std::vector<std::string_view> values{"", "", "1"};
  weir::Template::parse("{a} {b:.1f} {c}").fill(values, text);
  CHECK(text.plain == "? ? 1");
  CHECK(text.values.front() == std::pair<std::size_t, std::size_t>{0, 1});
}

}  // namespace
