// What a template says of its values is what stands between its places and they,
// in order; and whatever bytes a text is of, a terminal gets one line of it.

#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "alert/members.h"
#include "alert/printable.h"
#include "alert/styled_line.h"
#include "template/template.h"

namespace {

// abort() is what a fuzzer takes for a failure, whatever NDEBUG says.
void require(bool holds) {
  if (!holds) std::abort();
}

void parse_and_fill(std::string_view text) {
  try {
    const auto parsed = weir::Template::parse(text);
    const std::vector<std::string_view> values(parsed.places().size(), "-12.50");
    weir::Text out;
    parsed.fill(values, out);
    require(out.values.size() == values.size());
    std::size_t end = 0;
    for (const auto& [from, to] : out.values) {
      require(from >= end && to > from && to <= out.plain.size());
      require(out.plain.substr(from, 3) == "-12" || out.plain.substr(from, 3) == "-13");
      end = to;
    }
  } catch (const std::invalid_argument&) {
    return;  // refused, with the reason
  }
}

void show(std::string_view text) {
  std::string shown;
  weir::append_printable(shown, text);
  for (const char c : shown)
    require(static_cast<unsigned char>(c) >= 0x20 && c != '\x7F');

  const std::size_t width = text.size() % 40 + 1;
  weir::StyledLine line{width};
  line.add(text, weir::Style::Bold);
  std::string cut;
  line.append_to(cut, false);
  require(weir::columns_of(cut) <= width);
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  parse_and_fill(text);
  show(text);
  std::string members;
  weir::append_members(members, text);
  return 0;
}
