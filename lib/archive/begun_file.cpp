#include "archive/begun_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "io/folder.h"

namespace weir {
namespace {

constexpr std::string_view begun_prefix = ".";
constexpr std::string_view begun_suffix = ".part";

// The largest number that is gone on from: behind it there is room for as many files as
// there will ever be whose names still are an archive's, whatever others put there.
constexpr std::uint64_t last_before_next = 999'999'999'999'999'999;

[[noreturn]] void fail_with(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), path);
}

// Makes a folder and those it is in, each of them to last.
void make_folders(const std::string& folder) {
  if (::mkdir(folder.c_str(), 0777) == 0) {
    const auto above = std::filesystem::absolute(folder).parent_path().string();
    if (!sync_folder(above)) fail_with(above);
    return;
  }
  if (errno == EEXIST) return;
  if (errno != ENOENT) fail_with(folder);
  const std::size_t slash = folder.rfind('/');
  if (slash == folder.npos || slash == 0) fail_with(folder);
  make_folders(folder.substr(0, slash));
  if (::mkdir(folder.c_str(), 0777) < 0 && errno != EEXIST) fail_with(folder);
  if (!sync_folder(folder.substr(0, slash))) fail_with(folder);
}

// Renames a file unless there is one of that name already; then false. Not every
// file system knows how to; a second name for it does the same in two steps.
bool rename_to_new(const std::string& from, const std::string& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
    return true;
  if (errno == EINVAL && ::link(from.c_str(), to.c_str()) == 0) {
    if (::unlink(from.c_str()) < 0) fail_with(from);
    return true;
  }
  if (errno != EEXIST) fail_with(to);
  return false;
}

}  // namespace

std::string begun_name(std::string_view name) {
  return std::string(begun_prefix).append(name).append(begun_suffix);
}

std::string_view name_when_whole(std::string_view begun) {
  if (!begun.starts_with(begun_prefix) || !begun.ends_with(begun_suffix) ||
      begun.size() <= begun_prefix.size() + begun_suffix.size())
    return {};
  begun.remove_prefix(begun_prefix.size());
  begun.remove_suffix(begun_suffix.size());
  return begun;
}

BegunFile::BegunFile(std::string folder, FilePlace place, std::uint64_t number, int fd)
    : folder_{std::move(folder)}, place_{std::move(place)}, number_{number}, fd_{fd} {
  path_ = at(begun_name(place_.name(number_)));
}

BegunFile::BegunFile(const std::string& root, FilePlace place, std::uint64_t number)
    : BegunFile{place.folder.empty() ? root : root + "/" + place.folder, place, number,
                -1} {
  while (!create()) ++number_;
}

BegunFile::~BegunFile() {
  if (fd_ >= 0) ::close(fd_);
}

void BegunFile::fail() const { fail_with(path_); }

// False where there is such a file, or was, or another process took this one for one
// that was left before it had its lock.
bool BegunFile::create() {
  const std::string name = place_.name(number_);
  path_ = at(begun_name(name));
  if (::access(at(name).c_str(), F_OK) == 0) return false;
  constexpr int flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC;
  constexpr int tries = 10;  // where others take empty folders away meanwhile
  for (int i = 0; i < tries; ++i) {
    fd_ = ::open(path_.c_str(), flags, 0666);
    if (fd_ >= 0 || errno != ENOENT) break;
    make_folders(folder_);
  }
  if (fd_ < 0 && errno == EEXIST) return false;
  if (fd_ < 0) fail();
  if (lock()) return true;
  ::close(fd_);
  fd_ = -1;
  return false;
}

// False where another process has it, or its name is that of another file, or none's.
bool BegunFile::lock() {
  if (::flock(fd_, LOCK_EX | LOCK_NB) < 0) {
    if (errno == EWOULDBLOCK) return false;
    fail();
  }
  struct stat ours {};
  struct stat named {};
  if (::fstat(fd_, &ours) < 0) fail();
  if (::lstat(path_.c_str(), &named) < 0) return false;
  return ours.st_dev == named.st_dev && ours.st_ino == named.st_ino;
}

std::unique_ptr<BegunFile> BegunFile::take_over(const std::string& folder,
                                                FilePlace place,
                                                std::string_view begun) {
  const std::string path = folder + "/" + std::string(begun);
  const int fd = ::open(path.c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0 && (errno == ENOENT || errno == ELOOP || errno == EACCES)) return nullptr;
  if (fd < 0) fail_with(path);
  const std::string_view name = name_when_whole(begun);
  const std::size_t around = place.before.size() + place.after.size();
  const auto number =
      file_number(name.substr(place.before.size(), name.size() - around));
  std::unique_ptr<BegunFile> file{
      new BegunFile(folder, std::move(place), number.value_or(1), fd)};
  if (!file->lock()) return nullptr;
  if (!file->has_name_too()) return file;
  file->remove();
  return nullptr;
}

// Where it was killed between the two steps of rename_to_new().
bool BegunFile::has_name_too() const {
  struct stat ours {};
  if (::fstat(fd_, &ours) < 0) fail();
  for (std::uint64_t number = number_; ours.st_nlink > 1; ++number) {
    struct stat named {};
    if (::lstat(at(place_.name(number)).c_str(), &named) < 0) return false;
    if (named.st_dev == ours.st_dev && named.st_ino == ours.st_ino) return true;
  }
  return false;
}

void BegunFile::sync() {
  if (::fdatasync(fd_) < 0) fail();
  if (!folder_synced_ && !sync_folder(folder_)) fail();
  folder_synced_ = true;
}

void BegunFile::publish() {
  while (!published_ && !rename_to_new(path_, at(place_.name(number_)))) ++number_;
  published_ = true;
  path_ = at(place_.name(number_));
  if (!sync_folder(folder_)) fail();
}

void BegunFile::remove() {
  if (::unlink(path_.c_str()) < 0) fail();
}

std::uint64_t next_number(const std::string& root, const FilePlace& place) {
  std::uint64_t last = 0;
  std::error_code none;
  const std::string folder = place.folder.empty() ? root : root + "/" + place.folder;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    const std::string found = entry.path().filename().string();
    const std::string_view begun = name_when_whole(found);
    std::string_view name = begun.empty() ? std::string_view(found) : begun;
    if (!name.starts_with(place.before) || !name.ends_with(place.after) ||
        name.size() <= place.before.size() + place.after.size())
      continue;
    name.remove_prefix(place.before.size());
    name.remove_suffix(place.after.size());
    const std::uint64_t number = file_number(name).value_or(0);
    if (number <= last_before_next) last = std::max(last, number);
  }
  return last + 1;
}

}  // namespace weir
