#include "spool/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <system_error>

namespace weir {

FolderLock::FolderLock(const std::string& folder) {
  std::filesystem::create_directories(folder);
  const std::string name = folder + "/lock";
  fd_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd_ < 0) throw std::system_error(errno, std::generic_category(), name);
  if (::flock(fd_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(fd_);
  throw std::runtime_error(folder + ": another process has this spool");
}

FolderLock::~FolderLock() { ::close(fd_); }

}  // namespace weir
