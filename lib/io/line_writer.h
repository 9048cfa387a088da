// LineWriter: lines out through a file descriptor, many to a write(2).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace weir {

class LineWriter {
 public:
  // Enlarges `fd` where it is a pipe.
  explicit LineWriter(int fd);

  LineWriter(const LineWriter&) = delete;
  LineWriter& operator=(const LineWriter&) = delete;

  // Adds a line. Like all below, throws std::system_error where the bytes can't
  // be written; its code is broken_pipe where the reader is gone.
  void write(std::string_view line) {
    pending_.append(line);
    end_line();
  }

  // To build a line in place: append to pending(), then end_line().
  std::string& pending() { return pending_; }
  void end_line() {
    pending_.push_back('\n');
    ++lines_;
    if (pending_.size() >= block_size) flush();
  }

  void flush();

  // Has `chore` done before anything is written: what is to be safe by then.
  void before_flush(std::function<void()> chore) { before_flush_ = std::move(chore); }

  // How many lines and bytes were given to it, flushed or not.
  std::uint64_t lines() const { return lines_; }
  std::uint64_t bytes() const { return flushed_ + pending_.size(); }

 private:
  static constexpr std::size_t block_size = 64 * 1024;

  int fd_;
  std::string pending_;
  std::uint64_t lines_ = 0;
  std::uint64_t flushed_ = 0;
  std::function<void()> before_flush_;
};

// Where `fd` is a pipe, asks the kernel to let it hold more, which saves switches
// between the tools of a pipeline.
void enlarge_pipe(int fd);

// Writes all of `bytes`, waiting where a non-blocking `fd` has no room. Throws
// std::system_error.
void write_all(int fd, std::string_view bytes);

}  // namespace weir
