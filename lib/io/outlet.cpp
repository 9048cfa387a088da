#include "io/outlet.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <system_error>

#include "io/line_writer.h"

namespace weir {
namespace {

// What is written is cleared away once it is so much, or all.
constexpr std::size_t most_behind = 1024 * 1024;

bool is_file(int fd) {
  struct stat status {};
  return ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

bool has_room(int fd) {
  pollfd waiting{fd, POLLOUT, 0};
  return ::poll(&waiting, 1, 0) == 1;
}

}  // namespace

Outlet::Outlet(int fd) : fd_{fd}, is_file_{is_file(fd)} { enlarge_pipe(fd); }

// A pipe, a terminal or a socket that poll(2) says is writable takes PIPE_BUF
// bytes at once. To make it non-blocking instead would make it so for everyone
// who shares it.
void Outlet::write_some() {
  while (!empty() && (is_file_ || has_room(fd_))) {
    const std::size_t most =
        is_file_ ? size() : std::min<std::size_t>(size(), PIPE_BUF);
    const ssize_t count = ::write(fd_, pending_.data() + written_, most);
    if (count >= 0) {
      written_ += static_cast<std::size_t>(count);
      bytes_written_ += static_cast<std::uint64_t>(count);
    } else if (errno == EAGAIN) {
      break;
    } else if (errno != EINTR) {
      throw std::system_error(errno, std::generic_category(), "write");
    }
  }
  if (empty() || written_ >= most_behind) {
    pending_.erase(0, written_);
    written_ = 0;
  }
}

}  // namespace weir
