#include "join/selection.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace weir {
namespace {

[[noreturn]] void refuse(const std::string& why) {
  throw std::invalid_argument("--table: " + why);
}

std::string decoded(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      plain.push_back(text[at]);
      continue;
    }
    unsigned char byte = 0;
    const char* digits = text.data() + at + 1;
    const char* end = digits + std::min<std::size_t>(2, text.size() - at - 1);
    if (std::from_chars(digits, end, byte, 16).ptr != digits + 2 || byte == 0)
      refuse(
          "a % stands before two hexadecimal digits that aren't 00; itself it is %25");
    plain.push_back(static_cast<char>(byte));
    at += 2;
  }
  return plain;
}

// An identifier of SQL, whatever is in it.
void append_quoted(std::string& sql, std::string_view name) {
  if (name.empty()) refuse("a table has a name");
  sql.push_back('"');
  for (const char c : name) sql.append(c == '"' ? "\"\"" : std::string(1, c));
  sql.push_back('"');
}

// What stands in quotation marks at the front, without them; they are doubled inside.
std::string take_quoted(std::string_view& name) {
  std::string text;
  for (std::size_t at = 1; at < name.size(); ++at) {
    if (name[at] == '"' && (at + 1 == name.size() || name[at + 1] != '"')) {
      name.remove_prefix(at + 1);
      return text;
    }
    if (name[at] == '"') ++at;
    text.push_back(name[at]);
  }
  refuse("a quotation mark isn't closed");
}

std::string take_part(std::string_view& name) {
  if (name.starts_with('"')) return take_quoted(name);
  const std::size_t end = std::min(name.find('.'), name.size());
  std::string part(name.substr(0, end));
  name.remove_prefix(end);
  return part;
}

std::string select_all_of(std::string_view name) {
  std::string sql = "SELECT * FROM ";
  append_quoted(sql, take_part(name));
  while (!name.empty()) {
    if (!name.starts_with('.')) refuse("something follows a quoted name");
    name.remove_prefix(1);
    sql.push_back('.');
    append_quoted(sql, take_part(name));
  }
  return sql;
}

}  // namespace

Selection parse_selection(std::string_view name) {
  std::size_t begin = std::min(name.find('?'), name.size());
  Selection selection{std::string(name.substr(0, begin)), {}};
  char before = '?';
  while (begin < name.size()) {
    const std::size_t end = std::min(name.find('&', begin + 1), name.size());
    const std::string_view parameter = name.substr(begin + 1, end - begin - 1);
    begin = end;
    const bool is_table = parameter.starts_with("table=");
    if (!is_table && !parameter.starts_with("query=")) {
      selection.address.append(1, before).append(parameter);
      before = '&';
      continue;
    }
    if (!selection.sql.empty()) refuse("one ?table= or ?query= is wanted");
    const std::string value = decoded(parameter.substr(6));
    selection.sql = is_table ? select_all_of(value) : value;
  }
  if (selection.sql.empty()) refuse("?table= or ?query= is wanted");
  return selection;
}

}  // namespace weir
