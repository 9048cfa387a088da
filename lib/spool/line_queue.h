// LineQueue: whole lines in memory, in blocks, so that neither end moves the rest.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace weir {

class LineQueue {
 public:
  // Adds `count` lines, each with its newline.
  void append(std::string_view lines, std::uint64_t count);

  // Appends the oldest to `out`, `most` bytes of them or a single longer one. How
  // many lines these are.
  std::uint64_t take(std::string& out, std::size_t most);

  // Forgets the oldest, and says how many bytes it had. Requires: there is one.
  std::size_t drop_oldest();

  bool empty() const { return bytes_ == 0; }
  std::size_t bytes() const { return bytes_; }
  std::uint64_t lines() const { return lines_; }

 private:
  std::string_view front() const {
    return std::string_view(blocks_.front()).substr(begin_);
  }
  void advance(std::size_t size, std::uint64_t count);

  std::deque<std::string> blocks_;
  std::size_t begin_ = 0;  // of the oldest line, in the first block
  std::size_t bytes_ = 0;
  std::uint64_t lines_ = 0;
};

}  // namespace weir
