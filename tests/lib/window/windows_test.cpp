#include "window/windows.h"

#include <doctest/doctest.h>

#include <array>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace weir;
using namespace std::chrono_literals;

namespace {

RowLayout layout_of(const char* name) {
  std::vector<std::unique_ptr<const Aggregate>> made;
  made.push_back(make_aggregate(name, 8));
  return RowLayout{std::move(made)};
}

// Windows that list the texts they were given; each that closes is told as
// "start-end key: texts", with times in seconds, and a * where it is partial.
struct Listed {
  explicit Listed(WindowOptions options) : windows{make_windows(options, layout)} {}

  Windows::Outcome add(const char* key, int second, const char* text = "x") {
    const Sample sample{.text = text};
    const auto outcome = windows->add(key, {Time{second * 1s}}, {&sample, 1}, Time{});
    windows->close(sink);
    return outcome;
  }
  std::vector<std::string> finish() {
    windows->finish(sink);
    return std::exchange(closed, {});
  }
  void restart(const WindowOptions& options) {
    std::string bytes;
    Encoder out{[&](std::string_view piece) { bytes.append(piece); }};
    windows->save(out);
    windows = make_windows(options, layout);
    Decoder in{bytes};
    windows->load(in);
    CHECK(in.done());
  }

  RowLayout layout = layout_of("list");
  std::unique_ptr<Windows> windows;
  std::vector<std::string> closed;
  Windows::Sink sink = [this](const ClosedWindow& window) {
    const auto seconds = [](Time time) {
      return std::to_string(time.time_since_epoch() / 1s);
    };
    closed.push_back(
        seconds(window.start) + "-" + seconds(window.end) + " " +
        std::string(window.key) + ": " +
        std::string(std::get<TextList>(layout.result(window.row, 0)).joined) +
        (window.partial ? "*" : ""));
  };
};

using Strings = std::vector<std::string>;
using Outcome = Windows::Outcome;
using Kind = WindowOptions::Kind;

TEST_CASE("TimeWindows: a window closes with the record at its end, not before") {
  Listed listed{{.size = 10s}};
  listed.add("a", 0, "1");
  listed.add("a", 9, "2");
  CHECK(listed.closed.empty());
  listed.add("a", 10, "3");
  CHECK(listed.closed == Strings{"0-10 a: 1,2"});
}

TEST_CASE("TimeWindows: the delay holds it open by as much") {
  Listed listed{{.size = 10s, .clock = {.delay = 5s}}};
  listed.add("a", 9, "1");
  listed.add("a", 14, "3");
  CHECK(listed.add("a", 3, "2") == Outcome::Taken);
  CHECK(listed.closed.empty());
  listed.add("a", 15, "4");
  CHECK(listed.closed == Strings{"0-10 a: 1,2"});
  CHECK(listed.add("a", 9, "5") == Outcome::Late);
  CHECK(listed.add("a", 10, "6") == Outcome::Taken);
}

TEST_CASE("TimeWindows: keys come in order of appearance, windows in order of time") {
  Listed listed{{.size = 10s, .clock = {.delay = 100s}}};
  listed.add("b", 15);
  listed.add("z", 5);
  listed.add("a", 5);
  listed.add("a", 12);
  CHECK(listed.finish() ==
        Strings{"0-10 z: x", "0-10 a: x", "10-20 b: x*", "10-20 a: x*"});
}

TEST_CASE("TimeWindows: sliding windows share their records") {
  Listed listed{{.size = 10s, .slide = 5s}};
  listed.add("a", 3, "1");
  listed.add("a", 7, "2");
  CHECK(listed.closed == Strings{"-5-5 a: 1"});
  CHECK(listed.add("a", 4, "3") == Outcome::Taken);
  CHECK(listed.finish() == Strings{"-5-5 a: 1", "0-10 a: 1,2,3*", "5-15 a: 2*"});
}

TEST_CASE("TimeWindows: what falls between windows is in none, and not late") {
  Listed listed{{.size = 2s, .slide = 10s}};
  CHECK(listed.add("a", 1) == Outcome::Taken);
  CHECK(listed.add("a", 30) == Outcome::Taken);
  CHECK(listed.add("a", 15) == Outcome::Taken);
  CHECK(listed.add("a", 11) == Outcome::Late);
  CHECK(listed.finish() == Strings{"0-2 a: x", "30-32 a: x*"});
}

TEST_CASE("TimeWindows: an offset shifts them, before 1970 too") {
  Listed listed{{.size = 10s, .offset = 3s}};
  listed.add("a", -8);
  listed.add("a", 2);
  CHECK(listed.finish() == Strings{"-17--7 a: x", "-7-3 a: x*"});
}

TEST_CASE("TimeWindows: one key too many is refused, and one that is there is not") {
  Listed listed{{.size = 10s, .max_keys = 2}};
  CHECK(listed.add("a", 1) == Outcome::Taken);
  CHECK(listed.add("b", 1) == Outcome::Taken);
  CHECK(listed.add("c", 1) == Outcome::TooManyKeys);
  CHECK(listed.add("a", 2) == Outcome::Taken);
  CHECK(listed.add("a", 12) == Outcome::TooManyKeys);
  CHECK(listed.add("a", 12) == Outcome::Taken);  // the first window has closed
}

TEST_CASE("TimeWindows: a full aggregate takes no more") {
  Listed listed{{.size = 10s}};
  CHECK(listed.add("a", 1, "12345678") == Outcome::Taken);
  CHECK(listed.add("a", 1, "9") == Outcome::Full);
  CHECK(listed.finish() == Strings{"0-10 a: 12345678*"});
}

TEST_CASE("TimeWindows: time that passes without records closes them") {
  Listed listed{{.size = 10s, .clock = {.delay = 5s}}};
  listed.add("a", 8);
  listed.windows->pass(6s);
  listed.windows->close(listed.sink);
  CHECK(listed.closed.empty());
  listed.windows->pass(7s);
  listed.windows->close(listed.sink);
  CHECK(listed.closed == Strings{"0-10 a: x"});
  CHECK(listed.add("a", 9) == Outcome::Late);
}

TEST_CASE("SessionWindows: a gap ends a session, less does not") {
  Listed listed{{.kind = Kind::Session, .size = 10s}};
  listed.add("a", 0, "1");
  listed.add("a", 9, "2");
  listed.add("a", 19, "3");
  CHECK(listed.closed == Strings{"0-19 a: 1,2"});
  CHECK(listed.finish() == Strings{"0-19 a: 1,2", "19-29 a: 3*"});
}

TEST_CASE("SessionWindows: a record between two joins them") {
  Listed listed{{.kind = Kind::Session, .size = 10s, .clock = {.delay = 60s}}};
  listed.add("a", 0, "1");
  listed.add("a", 18, "2");
  listed.add("a", 40, "4");
  listed.add("a", 9, "3");
  CHECK(listed.finish() == Strings{"0-28 a: 1,3,2", "40-50 a: 4*"});
}

TEST_CASE("SessionWindows: keys don't touch, and go by start then appearance") {
  Listed listed{{.kind = Kind::Session, .size = 10s, .clock = {.delay = 5s}}};
  listed.add("b", 1);
  listed.add("a", 1);
  listed.add("c", 0);
  listed.add("d", 40);
  CHECK(listed.closed == Strings{"0-10 c: x", "1-11 b: x", "1-11 a: x"});
}

TEST_CASE("SessionWindows: late is what would open a session that is over") {
  Listed listed{{.kind = Kind::Session, .size = 10s}};
  listed.add("a", 0);
  listed.add("b", 100);
  CHECK(listed.add("a", 89) == Outcome::Late);
  CHECK(listed.add("c", 90) == Outcome::Late);
  CHECK(listed.add("c", 91) == Outcome::Taken);
}

TEST_CASE("SessionWindows: sessions are bounded, and freed when they end") {
  Listed listed{{.kind = Kind::Session, .size = 10s, .max_keys = 2}};
  listed.add("a", 0);
  listed.add("b", 0);
  CHECK(listed.add("c", 0) == Outcome::TooManyKeys);
  listed.add("a", 100);
  CHECK(listed.add("c", 100) == Outcome::Taken);
}

TEST_CASE("CountWindows: every so many records of a key, whatever their time") {
  Listed listed{{.kind = Kind::Count, .count = 2}};
  listed.add("a", 5, "1");
  listed.add("b", 7, "2");
  listed.add("a", 3, "3");
  CHECK(listed.closed == Strings{"3-5 a: 1,3"});
  listed.add("a", 9, "4");
  CHECK(listed.finish() == Strings{"3-5 a: 1,3", "7-7 b: 2*", "9-9 a: 4*"});
}

TEST_CASE("Windows: saved and loaded they go on as if nothing had been") {
  for (const WindowOptions& options :
       {WindowOptions{.size = 10s, .clock = {.delay = 20s}},
        WindowOptions{.size = 10s, .slide = 3s, .clock = {.delay = 5s}},
        WindowOptions{.kind = Kind::Session, .size = 4s, .clock = {.delay = 9s}},
        WindowOptions{.kind = Kind::Count, .count = 3}}) {
    Listed straight{options}, stopped{options};
    for (int i = 0; i < 200; ++i) {
      const char* key = std::array{"a", "b", "c"}[static_cast<std::size_t>(i * i % 3)];
      const int second = i * 2 - i * 7 % 11;
      const std::string text = std::to_string(i % 10);
      REQUIRE(straight.add(key, second, text.c_str()) ==
              stopped.add(key, second, text.c_str()));
      if (i % 5 == 0) stopped.restart(options);
    }
    CHECK(straight.finish() == stopped.finish());
  }
}

TEST_CASE("set_size: a span, a gap or a number") {
  WindowOptions options;
  set_size(options, "30s", false);
  CHECK(options.kind == Kind::Span);
  CHECK(options.size == 30s);
  set_size(options, "5m", true);
  CHECK(options.kind == Kind::Session);
  set_size(options, "100", false);
  CHECK(options.kind == Kind::Count);
  CHECK(options.count == 100);
}

TEST_CASE("set_size: refuses what makes no window") {
  WindowOptions plain, sliding{.slide = 5s};
  for (const char* text : {"0s", "0", "", "x", "-5", "1.5", "30 s"})
    CHECK_THROWS_AS(set_size(plain, text, false), std::invalid_argument);
  CHECK_THROWS_AS(set_size(plain, "10", true), std::invalid_argument);
  CHECK_THROWS_AS(set_size(sliding, "10", false), std::invalid_argument);
  CHECK_THROWS_AS(set_size(sliding, "10s", true), std::invalid_argument);
}

}  // namespace
