#include "alert/wording.h"

#include "alert/channel.h"
#include "alert/members.h"
#include "ndjson/text.h"
#include "time/timestamp.h"

namespace weir {
namespace {

constexpr std::string_view mark = "…";
constexpr Duration late = std::chrono::minutes{1};

bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

void append_text(Text& out, const Text& text) {
  const std::size_t before = out.plain.size();
  out.plain.append(text.plain);
  for (const auto& [begin, end] : text.values)
    out.values.emplace_back(before + begin, before + end);
}

void append_words(Text& out, const Alert& alert, Time now) {
  if (alert.resolved) out.plain.append("Resolved: ");
  if (alert.text) {
    append_text(out, *alert.text);
  } else {
    const std::size_t before = out.plain.size();
    append_members(out.plain, alert.record);
    out.values.emplace_back(before, out.plain.size());
  }
  append_more(out.plain, alert.more);
  if (now - alert.posted < late) return;
  std::string time;
  append_timestamp(time, {alert.time, TimeForm::Rfc3339});
  out.plain.append(" [").append(time, 1, time.size() - 2).append("]");
}

}  // namespace

Text words_of(std::span<const Alert> alerts, Time now) {
  Text words;
  if (alerts.size() > 1) words.plain = std::to_string(alerts.size()) + " alerts:";
  for (const Alert& alert : alerts) {
    if (alerts.size() > 1) words.plain.append("\n• ");
    append_words(words, alert, now);
  }
  return words;
}

std::string cut_to(std::string_view text, std::size_t characters) {
  std::size_t count = 0, last = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!begins_character(text[at])) continue;
    if (++count == characters) last = at;
    if (count > characters) return std::string(text.substr(0, last)).append(mark);
  }
  return std::string(text);
}

std::string cut_to_bytes(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  std::size_t end = bytes - mark.size();
  while (end > 0 && !begins_character(text[end])) --end;
  return std::string(text.substr(0, end)).append(mark);
}

}  // namespace weir
