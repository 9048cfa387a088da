#include "spool/line_queue.h"

#include <algorithm>
#include <cassert>

namespace weir {
namespace {

constexpr std::size_t block_size = 64 * 1024;

}  // namespace

void LineQueue::append(std::string_view lines, std::uint64_t count) {
  assert(lines.ends_with('\n'));
  if (blocks_.empty() || blocks_.back().size() + lines.size() > block_size) {
    blocks_.emplace_back();
    blocks_.back().reserve(std::max(block_size, lines.size()));
  }
  blocks_.back().append(lines);
  bytes_ += lines.size();
  lines_ += count;
}

std::uint64_t LineQueue::take(std::string& out, std::size_t most) {
  std::uint64_t taken = 0;
  while (!empty()) {
    const std::string_view rest = front();
    std::size_t size = rest.size();
    if (size > most) size = rest.substr(0, most).rfind('\n') + 1;
    if (size == 0 && taken == 0) size = rest.find('\n') + 1;
    if (size == 0) break;
    const auto count = static_cast<std::uint64_t>(std::count(
        rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(size), '\n'));
    out.append(rest.substr(0, size));
    advance(size, count);
    taken += count;
    most -= std::min(most, size);
  }
  return taken;
}

std::size_t LineQueue::drop_oldest() {
  const std::size_t size = front().find('\n') + 1;
  advance(size, 1);
  return size;
}

void LineQueue::advance(std::size_t size, std::uint64_t count) {
  begin_ += size;
  bytes_ -= size;
  lines_ -= count;
  if (begin_ < blocks_.front().size()) return;
  blocks_.pop_front();
  begin_ = 0;
}

}  // namespace weir
