#include "ndjson/number.h"

#include <doctest/doctest.h>

#include <bit>
#include <cstdlib>
#include <random>
#include <string>

#include "ndjson/text.h"

using weir::is_json_number;
using weir::parse_json_number;

namespace {

TEST_CASE("parse_json_number: what JSON calls a number") {
  CHECK(parse_json_number("0") == 0.0);
  CHECK(parse_json_number("-0.25") == -0.25);
  CHECK(parse_json_number("12e3") == 12000.0);
  CHECK(parse_json_number("1E-2") == 0.01);
  CHECK(parse_json_number("12345678901234567890") == 12345678901234567890.0);
}

TEST_CASE("parse_json_number: refuses all else") {
  for (const char* text :
       {"", "-", "+1", "01", "-01", "1.", ".5", "1.e5", "1e", "1e+", "inf", "nan",
        "0x10", "1 ", " 1", "1,2", "1.2.3", "--1", "1_0"}) {
    CHECK_MESSAGE(!parse_json_number(text), text);
    CHECK_MESSAGE(!is_json_number(text), text);
  }
}

TEST_CASE("parse_json_number: too large is refused, too small is nothing") {
  CHECK(!parse_json_number("1e400"));
  CHECK(!parse_json_number("-1e400"));
  CHECK(parse_json_number("1e-400") == 0.0);
  CHECK(is_json_number("1e400"));
}

// Against strtod, whose rounding is right; seeds are fixed.
TEST_CASE("parse_json_number: every bit of doubles that were written") {
  std::mt19937_64 random{11};
  for (int i = 0; i < 300'000; ++i) {
    const double value = std::bit_cast<double>(random());
    std::string text;
    weir::append_json_number(text, value);
    if (text == "null") continue;
    REQUIRE_MESSAGE(parse_json_number(text) == value, text);
  }
}

TEST_CASE("parse_json_number: every bit of decimals of any length") {
  std::mt19937_64 random{12};
  for (int i = 0; i < 600'000; ++i) {
    std::string text = random() % 4 == 0 ? "-" : "";
    text += std::to_string(random() >> (random() % 64));
    if (random() % 8 != 0) {
      text += '.';
      for (auto digits = 1 + random() % 20; digits > 0; --digits)
        text += static_cast<char>('0' + random() % 10);
    }
    REQUIRE_MESSAGE(parse_json_number(text) == std::strtod(text.c_str(), nullptr),
                    text);
  }
}

TEST_CASE("parse_json_number: halves between two doubles, and their neighbours") {
  std::mt19937_64 random{13};
  for (int i = 0; i < 200'000; ++i) {
    // An odd number of 54 bits is half-way between two doubles; divided by a
    // power of two it has a short decimal spelling.
    const std::uint64_t odd =
        (std::uint64_t{1} << 53U) + (random() % (1U << 20U)) * 2 + 1;
    const std::string text =
        std::to_string(odd + random() % 3 - 1) + (random() % 2 == 0 ? ".0" : "");
    REQUIRE_MESSAGE(parse_json_number(text) == std::strtod(text.c_str(), nullptr),
                    text);
  }
}

}  // namespace
