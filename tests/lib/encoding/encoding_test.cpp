#include "encoding/encoding.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

using namespace weir;
using namespace std::chrono_literals;

namespace {

TEST_CASE("Encoder: a Decoder reads back every bit, in order") {
  std::string bytes;
  Encoder out{[&](std::string_view piece) { bytes.append(piece); }};
  const double odd = std::bit_cast<double>(0x7FF8000000000123U);
  out.whole(UINT64_MAX);
  out.number(-0.0);
  out.number(odd);
  out.text(std::string("a\0b", 3));
  out.flag(true);
  out.time(Time{-1ns});
  out.span(-5s);
  out.timestamp({Time{1h}, TimeForm::DateTime});
  Decoder in{bytes};
  CHECK(in.whole() == UINT64_MAX);
  CHECK(std::signbit(in.number()));
  CHECK(std::bit_cast<std::uint64_t>(in.number()) == 0x7FF8000000000123U);
  CHECK(in.text() == std::string("a\0b", 3));
  CHECK(in.flag());
  CHECK(in.time() == Time{-1ns});
  CHECK(in.span() == -5s);
  const Timestamp timestamp = in.timestamp();
  CHECK(timestamp.time == Time{1h});
  CHECK(timestamp.form == TimeForm::DateTime);
  CHECK(in.done());
}

TEST_CASE("Decoder: throws where the bytes end, and before it takes memory for more") {
  CHECK_THROWS_AS(Decoder{"1234567"}.whole(), std::runtime_error);
  const std::string huge(8, '\x7f');
  Decoder text{huge}, count{huge};
  CHECK_THROWS_AS(text.text(), std::runtime_error);
  CHECK_THROWS_AS(count.count(1), std::runtime_error);
}

TEST_CASE("Decoder: throws at a flag or a form there is none of") {
  const std::string nine("\x09\0\0\0\0\0\0\0", 8);
  Decoder flag{nine};
  CHECK_THROWS_AS(flag.flag(), std::runtime_error);
  const std::string form = nine + nine;
  Decoder timestamp{form};
  CHECK_THROWS_AS(timestamp.timestamp(), std::runtime_error);
}

}  // namespace
