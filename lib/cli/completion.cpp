#include "cli/completion.h"

#include <stdexcept>
#include <string_view>

namespace weir {
namespace {

// Whether a shell reads it as it is, as one word that is no option.
bool is_plain(std::string_view name) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";
  return !name.empty() && name.front() != '-' &&
         name.find_first_not_of(plain) == name.npos;
}

}  // namespace

std::string completion(const CommandTable& table, const std::string& name,
                       const std::string& shell) {
  if (!is_plain(name))
    throw std::runtime_error("--completion: a shell would read more than a name in " +
                             name);
  if (shell == "bash") return bash_completion(table, name);
  if (shell == "zsh") return zsh_completion(table, name);
  if (shell == "fish") return fish_completion(table, name);
  throw std::invalid_argument("--completion " + shell + ": it is bash, zsh or fish");
}

}  // namespace weir
