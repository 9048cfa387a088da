// LineReader: lines in from a file descriptor, as views into one buffer.
//
//   while (const auto line = reader.next()) use(line->text);
//
// Lines are read a block at a time: as many whole ones as are at hand. What
// works faster on many lines than on one can look at the block() they are in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "io/wait.h"

namespace weir {

struct Line {
  // A line longer than the reader's limit comes in pieces, so that it can be
  // put aside without being held.
  enum class Part : unsigned char { Whole, Piece, LastPiece };

  std::string_view text;  // without its "\n" or "\r\n", valid until the next call
  Part part = Part::Whole;
};

class LineReader {
 public:
  // How many bytes behind a block may be read, whatever they are.
  static constexpr std::size_t padding = 64;

  // Reads `fd` and waits by `waiter`, which must outlive it. Lines of more than
  // `longest` bytes come in pieces.
  LineReader(int fd, std::size_t longest, Waiter& waiter);

  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  // The next line; a byte-order mark at the start is left out, and an end
  // without newline is a line. nullopt at the end of input, or once the process
  // is asked to stop and what had come by then is read: then half a line is
  // none. Throws std::system_error where the descriptor can't be read.
  std::optional<Line> next() {
    if (next_ == block_end_) return next_of_block();
    return take_line();
  }

  // The whole lines that the latest one is of, each with its newline; padding
  // bytes behind them can be read. Empty for a line in pieces.
  std::string_view block() const {
    return {buffer_.data() + block_begin_, block_end_ - block_begin_};
  }
  // Counts the blocks, to tell when there is a new one.
  std::uint64_t block_number() const { return blocks_; }

  // The latest line's number, from 1.
  std::uint64_t line_number() const { return lines_; }

 private:
  Line take_line() {
    const char* start = buffer_.data() + next_;
    const auto* newline =
        static_cast<const char*>(std::memchr(start, '\n', block_end_ - next_));
    auto size = static_cast<std::size_t>(newline - start);
    next_ += size + 1;
    ++lines_;
    if (size > 0 && start[size - 1] == '\r') --size;
    if (size > longest_) return {{start, size}, Line::Part::LastPiece};
    return {{start, size}, Line::Part::Whole};
  }

  std::optional<Line> next_of_block();
  bool find_block();
  std::optional<Line> piece(bool last, std::size_t size);
  bool fill();
  std::size_t allowance();

  int fd_;
  std::size_t longest_;
  Waiter& waiter_;
  std::vector<char> buffer_;
  // buffer_: [block_begin_, block_end_) whole lines, of which those before next_
  // are handed out; [block_end_, end_) is the beginning of a line.
  std::size_t block_begin_ = 0, next_ = 0, block_end_ = 0, end_ = 0;
  std::size_t searched_ = 0;  // so many of the latter are known to hold no newline
  std::uint64_t blocks_ = 0;
  std::uint64_t lines_ = 0;
  bool in_pieces_ = false;
  bool at_start_ = true;
  bool at_end_ = false;
  std::optional<std::size_t> left_to_drain_;  // once asked to stop
};

}  // namespace weir
