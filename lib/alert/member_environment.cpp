#include "alert/member_environment.h"

#include <set>

#include "alert/members.h"
#include "ndjson/value.h"

namespace weir {
namespace {

constexpr std::size_t longest = std::size_t{32} * 1024;
constexpr std::size_t most = std::size_t{256} * 1024;

char as_of_a_variable(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<char>(c - 'a' + 'A');
  const bool allowed = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return allowed ? c : '_';
}

}  // namespace

std::string variable_of(std::string_view member) {
  std::string name{member_prefix};
  for (const char c : member) name.push_back(as_of_a_variable(c));
  return name;
}

std::vector<std::string> member_environment(std::string_view object) {
  std::vector<std::string> variables;
  std::set<std::string> names;
  std::string scratch;
  std::size_t size = 0;
  Members members{object};
  while (const auto member = members.next()) {
    std::string variable = variable_of(string_in(member->key, scratch));
    if (!names.insert(variable).second) continue;
    const std::string_view value =
        is_string(member->value) ? string_in(member->value, scratch) : member->value;
    variable.append("=").append(value);
    if (variable.size() > longest || size + variable.size() > most) continue;
    size += variable.size();
    variables.push_back(std::move(variable));
  }
  return variables;
}

}  // namespace weir
