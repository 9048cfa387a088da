#include "io/line_writer.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace weir {
namespace {

constexpr int pipe_size = 1024 * 1024;

void wait_for_room(int fd) {
  pollfd waiting{fd, POLLOUT, 0};
  while (::poll(&waiting, 1, -1) < 0)
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "poll");
}

}  // namespace

void write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      wait_for_room(fd);  // whoever shares the descriptor made it non-blocking
    } else if (errno != EINTR) {
      throw std::system_error(errno, std::generic_category(), "write");
    }
  }
}

void enlarge_pipe(int fd) {
  ::fcntl(fd, F_SETPIPE_SZ, pipe_size);  // refused for a file, which is as well
}

LineWriter::LineWriter(int fd) : fd_{fd} { enlarge_pipe(fd); }

void LineWriter::flush() {
  if (pending_.empty()) return;
  if (before_flush_) before_flush_();
  write_all(fd_, pending_);
  flushed_ += pending_.size();
  pending_.clear();
}

}  // namespace weir
