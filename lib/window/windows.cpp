#include "window/windows.h"

#include <charconv>
#include <stdexcept>
#include <string>

#include "window/count_windows.h"
#include "window/session_windows.h"
#include "window/time_windows.h"

namespace weir {
namespace {

std::uint64_t parse_count(std::string_view text) {
  std::uint64_t count = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, count);
  return error == std::errc{} && rest == end ? count : 0;
}

}  // namespace

void set_size(WindowOptions& options, std::string_view text, bool session) {
  const auto refuse = [&text](const std::string& why) {
    throw std::invalid_argument("SIZE " + std::string(text) + ": " + why);
  };
  using Kind = WindowOptions::Kind;
  const auto span = parse_duration(text);
  options.kind = !span ? Kind::Count : session ? Kind::Session : Kind::Span;
  options.size = span.value_or(Duration{});
  options.count = span ? 0 : parse_count(text);
  if (span && *span == Duration{}) refuse("a window has to be longer than that");
  if (!span && options.count == 0)
    refuse(
        "a span such as 500ms, 30s, 5m, 1h or a number of records from 1 on is wanted");
  if (!span && session) refuse("the gap of a --session is a span");
  const bool aligned = options.slide != Duration{} || options.offset != Duration{};
  if (options.kind != Kind::Span && aligned)
    refuse("--slide and --offset go with windows of a span");
}

std::unique_ptr<Windows> make_windows(const WindowOptions& options,
                                      const RowLayout& layout) {
  switch (options.kind) {
  case WindowOptions::Kind::Session:
    return std::make_unique<SessionWindows>(options, layout);
  case WindowOptions::Kind::Count:
    return std::make_unique<CountWindows>(options, layout);
  case WindowOptions::Kind::Span:
    break;
  }
  return std::make_unique<TimeWindows>(options, layout);
}

}  // namespace weir
