#include "io/append_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace weir {
namespace {

int open_to_append(const std::string& path) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (fd < 0) throw std::system_error(errno, std::generic_category(), path);
  return fd;
}

}  // namespace

AppendFile::AppendFile(const std::string& path)
    : fd_{open_to_append(path)}, lines_{fd_} {}

AppendFile::~AppendFile() { ::close(fd_); }

}  // namespace weir
