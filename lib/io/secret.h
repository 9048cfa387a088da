// Secrets: what only the two ends may know comes from files and the environment,
// never from a command line, where everyone on the machine can read it.
#pragma once

#include <string>

namespace weir {

// The bytes of a file. Throws std::system_error, which names it.
std::string read_whole(const std::string& file);

// What `file` holds, without the newline at its end; or, where none is named, the
// environment variable `variable`; or "". Throws std::system_error where the file
// can't be read, and std::invalid_argument where it holds nothing.
std::string read_secret(const std::string& file, const char* variable);

}  // namespace weir
