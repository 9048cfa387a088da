#include "mail/address.h"

#include <algorithm>
#include <stdexcept>

namespace weir {
namespace {

// RFC 5321, 4.5.3.1: 64 before the @, 255 behind it, 254 of a path in all.
constexpr std::size_t longest_address = 254;
constexpr std::size_t longest_local_part = 64;
constexpr std::size_t longest_name = 500;

constexpr std::string_view never_in_one = "<>()[]\\,;:\"";

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; }

bool is_of_an_address(char c) {
  return c > ' ' && c < '\x7F' && never_in_one.find(c) == never_in_one.npos;
}

bool is_address(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != text.npos && at > 0 && at <= longest_local_part &&
         at + 1 < text.size() && text.size() <= longest_address &&
         text.find('@', at + 1) == text.npos &&
         std::all_of(text.begin(), text.end(), is_of_an_address);
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::string_view unquoted(std::string_view name) {
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
    return name.substr(1, name.size() - 2);
  return name;
}

}  // namespace

MailAddress MailAddress::parse(std::string_view text) {
  if (std::any_of(text.begin(), text.end(), is_control))
    throw std::invalid_argument("a mail address can't hold a control character");
  std::string_view name, address = trimmed(text);
  if (address.ends_with('>')) {
    const std::size_t open = address.rfind('<');
    if (open == address.npos) throw std::invalid_argument("a > without its <");
    name = unquoted(trimmed(address.substr(0, open)));
    address = address.substr(open + 1, address.size() - open - 2);
  }
  if (!is_address(address) || name.size() > longest_name)
    throw std::invalid_argument("what should be a mail address is none");
  return {std::string(name), std::string(address)};
}

std::string_view MailAddress::domain() const {
  return std::string_view(address).substr(address.find('@') + 1);
}

}  // namespace weir
