#include "alert/alert_encoding.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "alert/alert_json.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

Alert full() {
  Alert alert;
  alert.text = Text{"a is hot", {{0, 1}, {2, 4}}};
  alert.parts = {Text{"subject", {}}, Text{"x", {{0, 1}}}};
  alert.record = R"({"a": 1.0})";
  alert.receivers = {"#a", "#b"};
  alert.key = "1\n\"x\"";
  alert.thread = "2";
  alert.more = 12;
  alert.time = Time{7s};
  alert.resolved = true;
  return alert;
}

std::string encoded(const Alert& alert) {
  std::string bytes;
  Encoder out{[&](std::string_view piece) { bytes.append(piece); }};
  encode(out, alert);
  return bytes;
}

TEST_CASE("decode_alert: reads what encode() wrote") {
  const std::string bytes = encoded(full());
  Decoder in{bytes};
  const Alert read = decode_alert(in);
  CHECK(in.done());
  CHECK(read.receivers == full().receivers);
  CHECK(json_of(read) == json_of(full()));
  CHECK(encoded(read) == bytes);
}

TEST_CASE("decode_alert: an alert without anything is the smallest") {
  Alert none;
  none.receivers.clear();
  const std::string bytes = encoded(none);
  CHECK(bytes.size() == smallest_alert);
  Decoder in{bytes};
  CHECK_FALSE(decode_alert(in).text.has_value());
}

TEST_CASE("decode_alert: bytes that are none are refused") {
  const std::string good = encoded(full());
  for (std::size_t size = 0; size < good.size(); ++size) {
    Decoder in{std::string_view(good).substr(0, size)};
    CHECK_THROWS_AS(decode_alert(in), std::runtime_error);
  }
  Alert wrong = full();
  wrong.text->values = {{0, 9}};
  const std::string bytes = encoded(wrong);
  Decoder in{bytes};
  CHECK_THROWS_AS(decode_alert(in), std::runtime_error);
}

}  // namespace
