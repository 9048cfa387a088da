#include "archive/path_value.h"

#include <algorithm>

#include "encoding/sha256.h"

namespace weir {
namespace {

constexpr std::string_view nothing = "_";  // what an empty value is called
constexpr char cut_mark = '~';             // before the digest
constexpr std::size_t digest_size = 16;
constexpr std::string_view capital_digits = "0123456789ABCDEF";

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         c == '-' || c == '_' || c == '.';
}

void append_escape(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out.push_back('%');
  out.push_back(capital_digits[byte >> 4U]);
  out.push_back(capital_digits[byte & 0xFU]);
}

// Takes from the front of `text` what one byte of a value became; false where it is
// nothing of the kind.
bool skip_byte(std::string_view& text, bool first) {
  if (text.empty()) return false;
  std::size_t size = 1;
  if (text[0] == '%') {
    size = 3;
    if (text.size() < size || capital_digits.find(text[1]) == text.npos ||
        capital_digits.find(text[2]) == text.npos)
      return false;
  } else if (!is_plain(text[0]) || (first && text[0] == '.')) {
    return false;
  }
  text.remove_prefix(size);
  return true;
}

bool is_digest(std::string_view text) {
  return text.size() == digest_size &&
         text.find_first_not_of("0123456789abcdef") == text.npos;
}

}  // namespace

void append_path_value(std::string& out, std::string_view value, std::size_t most) {
  if (value.empty()) out.append(nothing);
  const std::size_t begin = out.size();
  std::size_t last = begin;  // what can stay where the whole is too long
  for (const char c : value) {
    if (out.size() - begin > most) break;
    if (out.size() - begin + digest_size + 1 <= most) last = out.size();
    const bool hides = c == '.' && out.size() == begin;
    if (is_plain(c) && !hides)
      out.push_back(c);
    else
      append_escape(out, c);
  }
  if (out.size() - begin <= most) return;
  out.resize(last);
  out.push_back(cut_mark);
  out.append(hex(sha256(value)).substr(0, digest_size));
}

bool is_path_value(std::string_view text, std::size_t most) {
  if (text.empty() || text.size() > most) return false;
  const std::size_t mark = std::min(text.find(cut_mark), text.size());
  std::string_view kept = text.substr(0, mark);
  for (bool first = true; !kept.empty(); first = false)
    if (!skip_byte(kept, first)) return false;
  return mark == text.size() || is_digest(text.substr(mark + 1));
}

}  // namespace weir
