// Whole: how much of a file that was cut short anywhere is good.
//
//   const Whole whole = find_whole(fd, Compression::Gzip);
//   make_whole(fd, whole);   // now any reader takes it
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/compressor.h"

namespace weir {

// The last place where records end and nothing of a later one has begun.
struct Whole {
  std::uint64_t records = 0;
  std::uint64_t size = 0;  // in bytes of the file
  std::string end{};       // what has to follow then
  // A byte of the file's head, and what it has to be then.
  std::optional<std::pair<std::uint64_t, char>> amended{};
};

// Looks for it from the front of the file: at least what was flushed is there. What
// isn't as it was written, such as blocks that a power cut left empty, ends it. Throws
// std::system_error where the file can't be read.
Whole find_whole(int fd, Compression compression);

// Cuts the file there and ends it. Where that fails it can be done again, from
// find_whole() on. Throws std::system_error.
void make_whole(int fd, const Whole& whole);

// Counts the records of a text that comes in pieces.
class RecordCount {
 public:
  // False where it can't be the text of records.
  bool add(std::string_view text);

  std::uint64_t records() const { return records_; }
  bool at_end() const { return at_end_; }  // of one

 private:
  std::uint64_t records_ = 0;
  bool at_end_ = true;
};

// The bytes of a file, from its front, a block at a time.
class FileBlocks {
 public:
  explicit FileBlocks(int fd) : fd_{fd}, block_(block_size) {}

  // The next; empty at the end. Valid until the next call. Throws std::system_error.
  std::string_view next();
  // The next `size` bytes, or fewer at the end.
  std::string_view take(std::size_t size);

 private:
  static constexpr std::size_t block_size = 256 * 1024;

  int fd_;
  std::uint64_t at_ = 0;
  std::vector<char> block_;
};

}  // namespace weir
