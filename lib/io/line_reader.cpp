#include "io/line_reader.h"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "io/stop.h"

namespace weir {
namespace {

constexpr std::size_t block_size = 256 * 1024;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// How many bytes wait in `fd` right now, if it is something that others write
// to; a file is only read as far as it has been.
std::size_t bytes_waiting(int fd) {
  struct stat status {};
  int bytes = 0;
  if (::fstat(fd, &status) < 0 || S_ISREG(status.st_mode)) return 0;
  if (::ioctl(fd, FIONREAD, &bytes) < 0 || bytes < 0) return 0;
  return static_cast<std::size_t>(bytes);
}

}  // namespace

LineReader::LineReader(int fd, std::size_t longest, Waiter& waiter)
    : fd_{fd}, longest_{longest}, waiter_{waiter}, buffer_(block_size + padding) {}

std::optional<Line> LineReader::next_of_block() {
  while (!find_block()) {
    const std::size_t size = end_ - block_end_;
    if (size + padding == buffer_.size()) {
      // Room for the longest line, its "\r\n", and one more byte to tell.
      if (size >= longest_ + 2) return piece(false, size);
      buffer_.resize(
          std::min(buffer_.size() * 2, std::max(block_size, longest_ + 2) + padding));
    }
    if (fill()) continue;
    if (!at_end_) return std::nullopt;  // asked to stop: half a line is none
    if (end_ == block_end_ && !in_pieces_) return std::nullopt;
    buffer_[end_++] = '\n';  // into the padding
  }
  if (in_pieces_) return piece(true, block_end_ - block_begin_);
  ++blocks_;
  return take_line();
}

// Makes a block of the whole lines behind the last one; false where there are
// none. Only bytes that are new are searched.
bool LineReader::find_block() {
  block_begin_ = next_ = block_end_;
  const std::size_t known = block_end_ + searched_;
  const std::string_view fresh(buffer_.data() + known, end_ - known);
  const std::size_t newline = in_pieces_ ? fresh.find('\n') : fresh.rfind('\n');
  searched_ = newline == fresh.npos ? end_ - block_end_ : 0;
  if (newline == fresh.npos) return false;
  block_end_ = known + newline + 1;
  if (at_start_ && block().starts_with(byte_order_mark)) {
    block_begin_ += byte_order_mark.size();
    next_ = block_begin_;
  }
  at_start_ = false;
  return true;
}

// The next `size` bytes as a piece of a line that is too long to be held.
std::optional<Line> LineReader::piece(bool last, std::size_t size) {
  std::string_view text(buffer_.data() + block_begin_, size);
  in_pieces_ = !last;
  at_start_ = false;
  searched_ = 0;
  block_begin_ = next_ = block_end_ = (last ? block_end_ : end_);
  if (!last) return Line{text, Line::Part::Piece};
  ++lines_;
  text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return Line{text, Line::Part::LastPiece};
}

// How many bytes may still be read: all there is room for, or, once asked to
// stop, those that were waiting then.
std::size_t LineReader::allowance() {
  const std::size_t room = buffer_.size() - padding - end_;
  if (!left_to_drain_ && !waiter_.readable(fd_)) left_to_drain_ = bytes_waiting(fd_);
  return left_to_drain_ ? std::min(room, *left_to_drain_) : room;
}

// Reads what there is behind the bytes at hand; false at the end of input.
bool LineReader::fill() {
  if (at_end_) return false;
  std::memmove(buffer_.data(), buffer_.data() + block_end_, end_ - block_end_);
  end_ -= block_end_;
  block_begin_ = next_ = block_end_ = 0;

  for (;;) {
    const std::size_t allowed = allowance();
    if (allowed == 0) return false;
    const ssize_t size = ::read(fd_, buffer_.data() + end_, allowed);
    if (size > 0) {
      end_ += static_cast<std::size_t>(size);
      if (left_to_drain_) *left_to_drain_ -= static_cast<std::size_t>(size);
      return true;
    }
    if (size == 0) {
      at_end_ = true;
      return false;
    }
    if (errno == EAGAIN && left_to_drain_) return false;
    if (errno != EINTR && errno != EAGAIN)
      throw std::system_error(errno, std::generic_category(), "read");
  }
}

}  // namespace weir
