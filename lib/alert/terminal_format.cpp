#include "alert/terminal_format.h"

#include <algorithm>

#include "alert/members.h"
#include "alert/printable.h"
#include "ndjson/value.h"

namespace weir {
namespace {

// A column is not made wider than this for what stands in one line only.
constexpr std::size_t widest_text = 100;
constexpr std::size_t widest_member = 32;
constexpr std::size_t most_members = 64;
constexpr std::size_t gap = 2;
constexpr std::size_t mark_columns = 12;  // of "09:05:07Z ● "

std::string clock_of(Time time) {
  const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(time) -
                                    std::chrono::floor<std::chrono::days>(time)};
  std::string text;
  const auto add = [&text](auto part, const char* before) {
    text.append(before).append(part.count() < 10 ? "0" : "");
    text.append(std::to_string(part.count()));
  };
  add(clock.hours(), "");
  add(clock.minutes(), ":");
  add(clock.seconds(), ":");
  return text.append("Z");
}

// Makes `known` as wide as `columns`, unless that is too much; gives what to take.
std::size_t widen(std::size_t& known, std::size_t columns, std::size_t widest) {
  if (columns <= widest) known = std::max(known, columns);
  return std::max(known, columns);
}

}  // namespace

void TerminalFormat::append_line(std::string& out, const Alert& alert, Time now,
                                 std::size_t width) {
  StyledLine line{width};
  line.add(clock_of(now), Style::Dim);
  line.add(" ● ", Style::Alarm);
  add_text(line, alert);
  add_members(line, alert);
  line.append_to(out, colour_);
}

void TerminalFormat::add_text(StyledLine& line, const Alert& alert) {
  const std::size_t begin = line.columns();
  if (alert.resolved) line.add("Resolved: ", Style::Notice);
  if (alert.text) {
    const std::string_view plain = alert.text->plain;
    std::size_t shown = 0;
    for (const auto& [from, to] : alert.text->values) {
      line.add(plain.substr(shown, from - shown), Style::Plain);
      line.add(plain.substr(from, to - from), Style::Bold);
      shown = to;
    }
    line.add(plain.substr(shown), Style::Plain);
  }
  std::string more;
  append_more(more, alert.more);
  line.add(more, Style::Notice);
  const std::size_t columns = line.columns() - begin;
  if (!line.full()) widen(text_columns_, columns, widest_text);
}

void TerminalFormat::add_members(StyledLine& line, const Alert& alert) {
  const Style style = !alert.text ? Style::Plain : Style::Dim;
  std::size_t next = std::max(mark_columns + text_columns_, line.columns());
  if (text_columns_ > 0) next += gap;
  std::string name, value;
  Members members{alert.record};
  for (std::size_t place = 0; !line.full();) {
    const auto member = members.next();
    if (!member) return;
    const std::string_view key = string_in(member->key, name);
    if (is_told(key)) continue;
    const std::size_t before = line.cells();
    line.pad_to(next);
    line.add(key, Style::Dim);
    line.add(": ", Style::Dim);
    line.add(is_string(member->value) ? string_in(member->value, value) : member->value,
             style);
    // Behind a text, half a member is worth nothing.
    if (alert.text && line.full()) return line.take_back(before);
    if (place == member_columns_.size() && place < most_members)
      member_columns_.push_back(0);
    std::size_t none = 0;
    std::size_t& known = place < member_columns_.size() ? member_columns_[place] : none;
    next += widen(known, line.columns() - next, widest_member) + gap;
    ++place;
  }
}

bool TerminalFormat::is_told(std::string_view name) const {
  return std::find(told_.begin(), told_.end(), name) != told_.end();
}

}  // namespace weir
