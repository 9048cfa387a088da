// ListedWindows: windows that list what they were given, and tell what closes.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "window/windows.h"

namespace weir {

inline RowLayout listing_layout() {
  std::vector<std::unique_ptr<const Aggregate>> made;
  made.push_back(make_aggregate("list", 8));
  return RowLayout{std::move(made)};
}

// Windows that list the texts they were given; each that closes is told as
// "start-end key: texts", with times in seconds, and a * where it is partial.
struct ListedWindows {
  explicit ListedWindows(WindowOptions options)
      : windows{make_windows(options, layout)} {}

  Windows::Outcome add(const char* key, int second, const char* text = "x") {
    const Sample sample{.text = text};
    const auto outcome = windows->add(key, {Time{second * std::chrono::seconds{1}}},
                                      {&sample, 1}, Time{});
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

  RowLayout layout = listing_layout();
  std::unique_ptr<Windows> windows;
  std::vector<std::string> closed;
  Windows::Sink sink = [this](const ClosedWindow& window) {
    const auto seconds = [](Time time) {
      return std::to_string(time.time_since_epoch() / std::chrono::seconds{1});
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

}  // namespace weir
