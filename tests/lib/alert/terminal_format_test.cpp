#include "alert/terminal_format.h"

#include <doctest/doctest.h>

#include "support/alerts.h"

using namespace std::chrono_literals;
using weir::alert;
using weir::Alert;
using weir::TerminalFormat;
using weir::Text;
using weir::Time;

namespace {

constexpr Time nine{24h * 365 + 9h + 5min + 7s + 999ms};

std::string line_of(TerminalFormat& format, const Alert& alert, std::size_t width = 0) {
  std::string out;
  format.append_line(out, alert, nine, width);
  return out;
}

TEST_CASE("TerminalFormat: time, mark, text, and the members that it doesn't tell") {
  TerminalFormat format{false, {"host"}};
  const Text text{"doc is hot", {{0, 3}}};
  CHECK(line_of(format, alert(text, R"({"host":"doc","cpu":"c1","max":9.50})")) ==
        "09:05:07Z ● doc is hot  cpu: c1  max: 9.50");
}

TEST_CASE("TerminalFormat: without a text, the members alone") {
  TerminalFormat format{false, {}};
  CHECK(line_of(format, alert(std::nullopt, R"({"host":"doc","max":9})")) ==
        "09:05:07Z ● host: doc  max: 9");
}

TEST_CASE("TerminalFormat: lines stand in the columns of those before") {
  TerminalFormat format{false, {}};
  const Text longer{"grumpy is hot", {}}, shorter{"doc is hot", {}};
  line_of(format, alert(longer, R"({"cpu":"cpu10","max":9})"));
  CHECK(line_of(format, alert(shorter, R"({"cpu":"cpu1","max":95})")) ==
        "09:05:07Z ● doc is hot     cpu: cpu1   max: 95");
}

TEST_CASE("TerminalFormat: one very long value doesn't push all others away") {
  TerminalFormat format{false, {}};
  line_of(format,
          alert(std::nullopt, R"({"a":")" + std::string(200, 'x') + R"(","b":1})"));
  CHECK(line_of(format, alert(std::nullopt, R"({"a":"y","b":1})")) ==
        "09:05:07Z ● a: y  b: 1");
}

TEST_CASE("TerminalFormat: how many more stands behind the text") {
  TerminalFormat format{false, {"a"}};
  const Text text{"hot", {}};
  CHECK(line_of(format, alert(text, R"({"a":1,"b":2})", 12)) ==
        "09:05:07Z ● hot (+12 more)  b: 2");
}

TEST_CASE("TerminalFormat: values shine, time and rest step back, the mark warns") {
  TerminalFormat format{true, {"host"}};
  const Text text{"doc is hot", {{0, 3}}};
  CHECK(line_of(format, alert(text, R"({"host":"doc","max":9})", 2)) ==
        "\033[2m09:05:07Z\033[0m\033[1;31m ● \033[0m\033[1mdoc\033[0m is hot"
        "\033[1;33m (+2 more)\033[0m  \033[2mmax: 9\033[0m");
}

TEST_CASE("TerminalFormat: a line is cut to the terminal's width") {
  TerminalFormat format{false, {}};
  const Text text{"doc is very, very hot", {}};
  const std::string_view record = R"({"a":1,"b":"1234567890"})";
  CHECK(line_of(format, alert(text, record), 54) ==
        "09:05:07Z ● doc is very, very hot  a: 1  b: 1234567890");
  CHECK(line_of(format, alert(text, record), 53) ==
        "09:05:07Z ● doc is very, very hot  a: 1");
  CHECK(line_of(format, alert(text, record), 38) ==
        "09:05:07Z ● doc is very, very hot");
  CHECK(line_of(format, alert(text, record), 33) ==
        "09:05:07Z ● doc is very, very hot");
  CHECK(line_of(format, alert(text, record), 20) == "09:05:07Z ● doc is …");
  CHECK(line_of(format, alert(text, record), 1) == "…");
}

TEST_CASE("TerminalFormat: without a text, the last member is cut") {
  TerminalFormat format{false, {}};
  CHECK(line_of(format, alert(std::nullopt, R"({"a":1,"b":"1234567890"})"), 25) ==
        "09:05:07Z ● a: 1  b: 123…");
}

TEST_CASE("TerminalFormat: a text that is cut makes no column wider") {
  TerminalFormat format{false, {}};
  const Text longer{"a text that is too long", {}}, shorter{"hot", {}};
  line_of(format, alert(longer, "{}"), 20);
  CHECK(line_of(format, alert(shorter, R"({"a":1})"), 40) == "09:05:07Z ● hot  a: 1");
}

TEST_CASE("TerminalFormat: data doesn't reach the terminal as it is") {
  TerminalFormat format{false, {}};
  const Text text{"a\x1B[31m\nb", {}};
  CHECK(line_of(format, alert(text, R"({"k\u0007":"v\u001b\n"})")) ==
        "09:05:07Z ● a\\u001b[31m\\nb  k\\u0007: v\\u001b\\n");
}

TEST_CASE("TerminalFormat: what is resolved says so") {
  TerminalFormat format{false, {}};
  Alert made = alert(Text{"hot", {}}, R"({"a":1})");
  made.resolved = true;
  CHECK(line_of(format, made) == "09:05:07Z ● Resolved: hot  a: 1");
}

}  // namespace
