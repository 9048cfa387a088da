// MemoryFile: a file without a name, to read from and write to in tests.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <string_view>

namespace weir {

class MemoryFile {
 public:
  explicit MemoryFile(std::string_view text = {})
      : fd_{::memfd_create("test", MFD_CLOEXEC)} {
    [[maybe_unused]] const ssize_t written = ::write(fd_, text.data(), text.size());
    ::lseek(fd_, 0, SEEK_SET);
  }
  ~MemoryFile() { ::close(fd_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  int fd() const { return fd_; }

  std::string text() const {
    std::string text(static_cast<std::size_t>(::lseek(fd_, 0, SEEK_END)), '\0');
    [[maybe_unused]] const ssize_t size = ::pread(fd_, text.data(), text.size(), 0);
    return text;
  }

 private:
  int fd_;
};

}  // namespace weir
