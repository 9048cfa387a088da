#include "mail/header.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "ndjson/base64.h"

namespace weir {
namespace {

constexpr std::size_t longest_line = 78;
constexpr std::size_t longest_word = 64;
constexpr std::size_t bytes_a_word = 39;  // 64 characters when encoded

void refuse_control(std::string_view value) {
  for (const char c : value)
    if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F')
      throw std::invalid_argument("a header can't hold a control character");
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool is_printable(char c) { return c >= ' ' && c < '\x7F'; }

bool is_of_a_plain_name(char c) {
  constexpr std::string_view others = " !#$%&'*+-/=^_`{|}~";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         others.find(c) != others.npos;
}

// Whether `value` may stand there as it is, and be folded at its spaces.
bool is_plain(std::string_view value) {
  if (value.starts_with(' ') || value.ends_with(' ')) return false;
  if (value.find("  ") != value.npos || value.find("=?") != value.npos) return false;
  if (!std::all_of(value.begin(), value.end(), is_printable)) return false;
  std::size_t begin = 0;
  for (std::size_t end = 0; end != value.npos; begin = end + 1) {
    end = value.find(' ', begin);
    if (std::min(end, value.size()) - begin > longest_word) return false;
  }
  return true;
}

// Appends one word behind a space, on a new line where this one has no room.
void append_word(std::string& out, std::string_view word) {
  const std::size_t begin = out.rfind('\n') + 1;  // npos + 1 is 0
  if (out.size() - begin + 1 + word.size() > longest_line) out.append("\r\n");
  out.append(" ").append(word);
}

void append_folded(std::string& out, std::string_view value) {
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(' '), value.size());
    append_word(out, value.substr(0, end));
    value.remove_prefix(std::min(end + 1, value.size()));
  }
}

// Readers join the words again, so that none may end within a character.
void append_encoded(std::string& out, std::string_view value) {
  while (!value.empty()) {
    std::size_t end = std::min(bytes_a_word, value.size());
    while (end < value.size() && end > 1 && is_continuation(value[end])) --end;
    std::string word = "=?UTF-8?B?";
    append_base64(word, value.substr(0, end));
    append_word(out, word.append("?="));
    value.remove_prefix(end);
  }
}

}  // namespace

void append_text_header(std::string& out, std::string_view name,
                        std::string_view value) {
  refuse_control(value);
  out.append(name).append(":");
  if (is_plain(value))
    append_folded(out, value);
  else
    append_encoded(out, value);
  out.append("\r\n");
}

void append_address_header(std::string& out, std::string_view name,
                           const MailAddress& address) {
  refuse_control(address.name);
  refuse_control(address.address);
  out.append(name).append(":");
  const bool plain =
      is_plain(address.name) &&
      std::all_of(address.name.begin(), address.name.end(), is_of_a_plain_name);
  if (plain)
    append_folded(out, address.name);
  else
    append_encoded(out, address.name);
  append_word(out,
              address.name.empty() ? address.address : "<" + address.address + ">");
  out.append("\r\n");
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
  refuse_control(value);
  out.append(name).append(": ").append(value).append("\r\n");
}

std::string mail_date(Time time) {
  using namespace std::chrono;
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto two = [](auto number) {
    return std::string(number < 10 ? "0" : "") + std::to_string(number);
  };
  const auto day = floor<std::chrono::days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{floor<seconds>(time - day)};
  return std::string(days[weekday{day}.c_encoding()]) + ", " +
         std::to_string(unsigned{date.day()}) + " " +
         months[unsigned{date.month()} - 1] + " " + std::to_string(int{date.year()}) +
         " " + two(clock.hours().count()) + ":" + two(clock.minutes().count()) + ":" +
         two(clock.seconds().count()) + " +0000";
}

}  // namespace weir
