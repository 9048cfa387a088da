#include "text/digits.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace weir;

namespace {

std::uint64_t bytes_of(const char* text) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text, sizeof bytes);
  return bytes;
}

TEST_CASE("are_eight_digits: only where all eight are") {
  CHECK(are_eight_digits(bytes_of("01234567")));
  CHECK(are_eight_digits(bytes_of("99999999")));
  for (std::size_t at = 0; at < 8; ++at) {
    for (const char c : {'/', ':', ' ', '.', '-', '\0', '\x7f', '\xb0'}) {
      std::string text = "12345678";
      text[at] = c;
      CHECK(!are_eight_digits(bytes_of(text.c_str())));
    }
  }
}

TEST_CASE("eight_digits: the first is the highest") {
  CHECK(eight_digits(bytes_of("12345678")) == 12345678);
  CHECK(eight_digits(bytes_of("00000009")) == 9);
}

TEST_CASE("read_8_to_16_digits: agrees with reading them one by one") {
  std::mt19937_64 random{5};
  for (int i = 0; i < 100'000; ++i) {
    std::string text(8 + random() % 9, '0');
    for (char& c : text) c = static_cast<char>('0' + random() % 10);
    std::uint64_t value = 0, expected = 0;
    const char* at = text.data();
    read_digits(at, text.data() + text.size(), expected);
    REQUIRE(read_8_to_16_digits(text.data(), text.data() + text.size(), value));
    REQUIRE_MESSAGE(value == expected, text);
    text[random() % text.size()] = 'x';
    REQUIRE_MESSAGE(!read_8_to_16_digits(text.data(), text.data() + text.size(), value),
                    text);
  }
}

}  // namespace
