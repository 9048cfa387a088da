#include "syslog/message.h"

#include <algorithm>
#include <array>
#include <utility>

#include "time/timestamp.h"

namespace weir {
namespace {

constexpr std::size_t longest_tag = 48;
constexpr std::size_t longest_host = 255;
constexpr std::string_view mark = "…";

constexpr std::array<std::string_view, 24> facilities{
    "kern",   "user",   "mail",     "daemon", "auth",   "syslog", "lpr",    "news",
    "uucp",   "cron",   "authpriv", "ftp",    "ntp",    "audit",  "alert",  "clock",
    "local0", "local1", "local2",   "local3", "local4", "local5", "local6", "local7"};

// What people, and other programs, call them.
constexpr std::array<std::pair<std::string_view, int>, 20> severities{{
    {"emerg", 0},         {"emergency", 0}, {"panic", 0}, {"alert", 1}, {"crit", 2},
    {"critical", 2},      {"fatal", 2},     {"err", 3},   {"error", 3}, {"warn", 4},
    {"warning", 4},       {"notice", 5},    {"info", 6},  {"ok", 6},    {"debug", 7},
    {"informational", 6}, {"trace", 7},     {"page", 1},  {"high", 3},  {"low", 5},
}};

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::string lowered(std::string_view text) {
  std::string out{text};
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string priority(const SyslogMessage& message) {
  return "<" + std::to_string(message.facility * 8 + message.severity) + ">";
}

// Appends as much of `text` as there is room for.
void append_cut(std::string& out, std::string_view text, std::size_t most) {
  if (out.size() + text.size() <= most) {
    out.append(text);
    return;
  }
  std::size_t end = most - mark.size() - out.size();
  while (end > 0 && is_continuation(text[end])) --end;
  out.append(text.substr(0, end)).append(mark);
}

// A word that RFC 5424 allows, or "-" for none.
std::string word(std::string_view text, std::size_t most) {
  std::string out;
  for (const char c : text.substr(0, most))
    if (c > ' ' && c < '\x7F') out.push_back(c);
  return out.empty() ? "-" : out;
}

std::string timestamp(Time time) {
  std::string text;
  append_timestamp(text, {std::chrono::floor<std::chrono::microseconds>(time)});
  return text.substr(1, text.size() - 2);
}

}  // namespace

std::optional<int> parse_facility(std::string_view name) {
  const auto found = std::find(facilities.begin(), facilities.end(), name);
  if (found == facilities.end()) return std::nullopt;
  return static_cast<int>(found - facilities.begin());
}

std::optional<int> parse_severity(std::string_view name) {
  if (name.size() == 1 && name[0] >= '0' && name[0] <= '7') return name[0] - '0';
  const std::string wanted = lowered(name);
  const auto* found =
      std::find_if(severities.begin(), severities.end(),
                   [&](const auto& entry) { return entry.first == wanted; });
  if (found == severities.end()) return std::nullopt;
  return found->second;
}

bool is_syslog_tag(std::string_view tag) {
  constexpr std::string_view allowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./";
  return !tag.empty() && tag.size() <= longest_tag &&
         tag.find_first_not_of(allowed) == tag.npos;
}

std::string syslog_text(const SyslogMessage& message, std::size_t most) {
  std::string out =
      priority(message) + message.tag + "[" + std::to_string(message.process) + "]: ";
  append_cut(out, message.text, most);
  return out;
}

std::string rfc5424_text(const SyslogMessage& message, std::size_t most) {
  std::string out = priority(message) + "1 " + timestamp(message.time) + " " +
                    word(message.host, longest_host) + " " + message.tag + " " +
                    std::to_string(message.process) + " - - ";
  const bool ascii = std::all_of(message.text.begin(), message.text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
  if (!ascii || out.size() + message.text.size() > most)
    out.append("\xEF\xBB\xBF");  // what follows is UTF-8, it says
  append_cut(out, message.text, most);
  return out;
}

}  // namespace weir
