#include "alert/threads.h"

#include <iterator>

namespace weir {

std::string_view Threads::root(const std::string& thread) const {
  const auto found = by_thread_.find(thread);
  return found == by_thread_.end() ? std::string_view{} : found->second->second;
}

void Threads::begin(const std::string& thread, std::string root) {
  if (by_thread_.contains(thread)) return;
  if (entries_.size() == most_) end(entries_.front().first);
  entries_.emplace_back(thread, std::move(root));
  by_thread_.emplace(thread, std::prev(entries_.end()));
}

void Threads::end(const std::string& thread) {
  const auto found = by_thread_.find(thread);
  if (found == by_thread_.end()) return;
  entries_.erase(found->second);
  by_thread_.erase(found);
}

}  // namespace weir
