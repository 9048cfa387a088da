// A time that is read lies within the limits, and what is written of it reads
// back as the same time in the same form.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "time/timestamp.h"

namespace {

// abort() is what a fuzzer takes for a failure, whatever NDEBUG says.
void require(bool holds) {
  if (!holds) std::abort();
}

std::string_view unquoted(std::string_view json) {
  if (json.front() == '"') json = json.substr(1, json.size() - 2);
  return json;
}

void read_write_read(std::string_view text) {
  const auto timestamp = weir::parse_timestamp(text);
  if (!timestamp) return;
  require(timestamp->time >= weir::earliest_time);
  require(timestamp->time < weir::latest_time);

  std::string written;
  append_timestamp(written, *timestamp);
  const auto again = weir::parse_timestamp(unquoted(written));
  require(again.has_value());
  require(again->time == timestamp->time);
  require(again->form == timestamp->form);
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  read_write_read(text);
  if (const auto span = weir::parse_duration(text))
    require(weir::parse_duration(weir::format_duration(*span)) == span);
  return 0;
}
