// PartFile: a file of records that is written.
//
//   PartFile file{"archive", place, 1, {Compression::Gzip, 6}};
//   file.add(R"({"a":1})");   // in memory
//   file.write_out();         // in the system's hands: outlives the process
//   file.sync();              // on the disk: outlives a power cut
//   file.finish();            // whole, and seen
//
// What writes throws std::system_error where that fails, as where a disk is full, and
// can be called again then. Where the disk doesn't keep what it was given,
// std::runtime_error is thrown, and nothing helps.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "archive/begun_file.h"
#include "archive/compressor.h"

namespace weir {

struct PartOptions {
  Compression compression = Compression::None;
  int level = 0;
};

class PartFile {
 public:
  // Begins it, see BegunFile.
  PartFile(const std::string& root, const FilePlace& place, std::uint64_t number,
           PartOptions options);

  // Takes a record. Where wants_out() is true then, write_block() is due.
  void add(std::string_view line) {
    text_.append(line).push_back('\n');
    ++records_;
    if (text_.size() >= text_size) compress();
  }
  bool wants_out() const { return out_.size() >= block_size; }
  void write_block();

  void write_out();
  void sync();
  void finish();

  // Finishes it as far as it goes, or leaves it to recover(). Gives how many of its
  // records are lost by that, or may be.
  std::uint64_t give_up();

  const BegunFile& file() const { return file_; }
  // In bytes, as far as the compressor has told.
  std::uint64_t size() const {
    const bool is_plain = options_.compression == Compression::None;
    return written_ + out_.size() + (is_plain ? text_.size() : 0);
  }

 private:
  static constexpr std::size_t text_size = 16 * 1024;
  static constexpr std::size_t block_size = 64 * 1024;

  void compress();
  void sync_file();

  BegunFile file_;
  PartOptions options_;
  std::unique_ptr<Compressor> compressor_;
  std::string text_;  // records that are not compressed yet
  std::string out_;   // and those that are, not written yet
  std::uint64_t written_ = 0;
  std::uint64_t records_ = 0;
  std::uint64_t flushed_ = 0;  // of them, out of the compressor
  std::uint64_t synced_ = 0;
  bool ended_ = false;
  bool broken_ = false;  // the disk has lost what it was given
};

}  // namespace weir
