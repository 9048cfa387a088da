#include "io/atomic_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "io/folder.h"
#include "io/line_writer.h"

namespace weir {
namespace {

constexpr std::size_t block_size = 256 * 1024;

}  // namespace

AtomicFile::AtomicFile(const std::string& path)
    : path_{path},
      aside_{path + ".tmp"},
      fd_{::open(aside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)} {
  if (fd_ < 0) throw std::system_error(errno, std::generic_category(), aside_);
}

AtomicFile::~AtomicFile() {
  if (fd_ < 0) return;
  ::close(fd_);
  ::unlink(aside_.c_str());
}

void AtomicFile::write(std::string_view bytes) {
  pending_.append(bytes);
  if (pending_.size() >= block_size) flush();
}

void AtomicFile::flush() {
  try {
    write_all(fd_, pending_);
  } catch (const std::system_error& error) {
    throw std::system_error(error.code(), aside_);
  }
  pending_.clear();
}

void AtomicFile::fail() const {
  throw std::system_error(errno, std::generic_category(), path_);
}

void AtomicFile::commit() {
  flush();
  if (::fsync(fd_) < 0) fail();
  if (::rename(aside_.c_str(), path_.c_str()) < 0) fail();
  const int fd = fd_;
  fd_ = -1;
  const auto folder = std::filesystem::absolute(path_).parent_path();
  if (::close(fd) < 0 || !sync_folder(folder.string())) fail();
}

}  // namespace weir
