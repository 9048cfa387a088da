#include "archive/retention.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "archive/archive_files.h"
#include "io/report.h"

namespace weir {

void Retention::look() {
  sizes_.clear();
  size_ = 0;
  for_each_file(root_, path_, FileStage::Whole, [this](const ArchiveFile& file) {
    add(file.folder + "/" + file.name);
  });
}

void Retention::add(const std::string& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) < 0) return;
  const Time written{std::chrono::seconds{status.st_mtim.tv_sec} +
                     std::chrono::nanoseconds{status.st_mtim.tv_nsec}};
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (sizes_.emplace(Age{written, path}, size).second) size_ += size;
}

void Retention::prune(Time now) {
  const auto too_old = [&] {
    return options_.span > Duration{} &&
           sizes_.begin()->first.written < now - options_.span;
  };
  const auto too_much = [&] {
    return options_.size > 0 && size_ > options_.size && sizes_.size() > 1;
  };
  while (!sizes_.empty() && (too_old() || too_much())) remove_oldest();
}

void Retention::remove_oldest() {
  const auto oldest = sizes_.begin();
  const std::string path = oldest->first.path;
  size_ -= oldest->second;
  sizes_.erase(oldest);
  if (::unlink(path.c_str()) < 0 && errno != ENOENT) {
    report(std::system_error(errno, std::generic_category(), path).what());
    return;
  }
  std::string folder = path;
  for (std::size_t left = path_.depth(); left > 0; --left) {
    folder.resize(folder.rfind('/'));
    if (::rmdir(folder.c_str()) < 0) return;  // somebody needs it
  }
}

}  // namespace weir
