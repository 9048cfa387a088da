#include "io/secret.h"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

namespace weir {

std::string read_whole(const std::string& file) {
  errno = 0;
  const std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  // A directory can be opened, and is to the stream like an empty file.
  if (!in || bytes.bad() || errno == EISDIR)
    throw std::system_error(errno, std::generic_category(), file);
  return std::move(bytes).str();
}

std::string read_secret(const std::string& file, const char* variable) {
  if (file.empty()) {
    const char* value = std::getenv(variable);
    return value == nullptr ? "" : value;
  }
  std::string secret = read_whole(file);
  while (secret.ends_with('\n') || secret.ends_with('\r')) secret.pop_back();
  if (secret.empty()) throw std::invalid_argument(file + " holds nothing");
  return secret;
}

}  // namespace weir
