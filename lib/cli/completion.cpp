#include "cli/completion.h"

#include <stdexcept>

namespace weir {

std::string completion(const CommandTable& table, const std::string& name,
                       const std::string& shell) {
  if (shell == "bash") return bash_completion(table, name);
  if (shell == "zsh") return zsh_completion(table, name);
  if (shell == "fish") return fish_completion(table, name);
  throw std::invalid_argument("--completion " + shell + ": it is bash, zsh or fish");
}

}  // namespace weir
