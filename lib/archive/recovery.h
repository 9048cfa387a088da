// Recovery: what becomes of files that were begun by a process that is no more.
#pragma once

#include <cstdint>
#include <string>

#include "archive/archive_files.h"
#include "archive/begun_file.h"
#include "archive/compressor.h"

namespace weir {

// Makes a whole file of what is good of it, on the disk and with its name, and gives
// how many records that is; where it is none, takes the file away. Throws
// std::system_error; then it stays as it is, or can be salvaged again.
std::uint64_t salvage(BegunFile& file, Compression compression);

// What recover() did.
struct Recovered {
  std::uint64_t files = 0;
  std::uint64_t records = 0;
};

// Salvages all files below `root` that were begun, but those of living processes.
// Throws as salvage() and for_each_file() do.
Recovered recover(const std::string& root, const PathTemplate& path);

}  // namespace weir
