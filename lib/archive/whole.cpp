#include "archive/whole.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "archive/gzip.h"
#include "archive/zstd.h"

namespace weir {
namespace {

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

void write_at(int fd, std::uint64_t at, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written =
        ::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (written < 0 && errno != EINTR) fail("write");
    if (written < 0) continue;
    at += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

Whole find_plain_whole(int fd) {
  FileBlocks blocks{fd};
  RecordCount count;
  Whole whole;
  std::uint64_t before = 0;
  for (std::string_view block; !(block = blocks.next()).empty();
       before += block.size()) {
    const std::string_view good = block.substr(0, block.find('\0'));
    const std::size_t newline = good.rfind('\n');
    if (newline != good.npos) {
      count.add(good.substr(0, newline + 1));
      whole.records = count.records();
      whole.size = before + newline + 1;
    }
    if (good.size() < block.size()) break;
  }
  return whole;
}

}  // namespace

bool RecordCount::add(std::string_view text) {
  if (text.empty()) return true;
  if (text.find('\0') != text.npos) return false;
  records_ += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
  at_end_ = text.back() == '\n';
  return true;
}

std::string_view FileBlocks::next() { return take(block_.size()); }

std::string_view FileBlocks::take(std::size_t size) {
  if (size > block_.size()) block_.resize(size);
  std::size_t taken = 0;
  while (taken < size) {
    const ssize_t got =
        ::pread(fd_, block_.data() + taken, size - taken, static_cast<off_t>(at_));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read");
    if (got == 0) break;
    taken += static_cast<std::size_t>(got);
    at_ += static_cast<std::uint64_t>(got);
  }
  return {block_.data(), taken};
}

Whole find_whole(int fd, Compression compression) {
  if (compression == Compression::Gzip) return find_gzip_whole(fd);
  if (compression == Compression::Zstd) return find_zstd_whole(fd);
  return find_plain_whole(fd);
}

void make_whole(int fd, const Whole& whole) {
  if (::ftruncate(fd, static_cast<off_t>(whole.size)) < 0) fail("truncate");
  write_at(fd, whole.size, whole.end);
  if (whole.amended) write_at(fd, whole.amended->first, {&whole.amended->second, 1});
}

}  // namespace weir
