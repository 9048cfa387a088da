#include "io/folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace weir {

bool sync_folder(const std::string& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return false;
  const bool synced = ::fsync(fd) == 0 || errno == EINVAL;  // not every file system can
  const int reason = errno;
  ::close(fd);
  errno = reason;
  return synced;
}

}  // namespace weir
