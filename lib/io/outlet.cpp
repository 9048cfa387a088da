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

mode_t type_of(int fd) {
  struct stat status {};
  return ::fstat(fd, &status) == 0 ? status.st_mode & S_IFMT : 0;
}

// Opens a pipe once more: a descriptor that can be made non-blocking for us alone,
// where the other may be shared. -1 where that can't be done.
int open_again(int fd) {
  const std::string path = "/proc/self/fd/" + std::to_string(fd);
  return ::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
}

bool has_room(int fd) {
  pollfd waiting{fd, POLLOUT, 0};
  return ::poll(&waiting, 1, 0) == 1;
}

}  // namespace

Outlet::Outlet(int fd)
    : fd_{fd},
      own_{type_of(fd) == S_IFIFO ? open_again(fd) : -1},
      takes_all_{own_ >= 0 || type_of(fd) == S_IFREG} {
  enlarge_pipe(fd);
}

Outlet::~Outlet() {
  if (own_ >= 0) ::close(own_);
}

// What else poll(2) says is writable, a terminal or a socket, takes PIPE_BUF bytes at
// once. To make it non-blocking instead would make it so for everyone who shares it.
void Outlet::write_some() {
  const int to = own_ >= 0 ? own_ : fd_;
  while (!empty() && (takes_all_ || has_room(fd_))) {
    const std::size_t most =
        takes_all_ ? size() : std::min<std::size_t>(size(), PIPE_BUF);
    const ssize_t count = ::write(to, pending_.data() + written_, most);
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
