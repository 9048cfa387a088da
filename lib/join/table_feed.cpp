#include "join/table_feed.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <random>
#include <utility>

namespace weir {

using namespace std::chrono_literals;

namespace {

// A wait that ends for nothing does no harm, so one without end isn't needed.
constexpr Duration longest_wait = 1min;

bool is_ready(const pollfd& descriptor) { return descriptor.revents != 0; }

}  // namespace

TableFeed::TableFeed(const Open& open, std::vector<std::string> key,
                     FeedOptions options)
    : key_{std::move(key)},
      options_{options},
      source_{open(stop_.descriptor())},
      backoff_{1s, 60s, std::random_device{}()},
      thread_{[this] { work(); }} {}

TableFeed::~TableFeed() { stop_.raise(); }

TableVersion TableFeed::take() {
  news_.clear();
  const std::lock_guard lock{mutex_};
  return std::exchange(latest_, {});
}

void TableFeed::give(TableVersion version) {
  {
    const std::lock_guard lock{mutex_};
    latest_ = std::move(version);
  }
  news_.raise();
}

void TableFeed::work() {
  load();
  while (wait()) load();
}

// Until there is reason to load it: true. False: to end.
bool TableFeed::wait() {
  for (;;) {
    if (is_told()) return true;
    std::array<pollfd, 3> waiting{
        {{stop_.descriptor(), POLLIN, 0},
         {options_.anew != nullptr ? options_.anew->descriptor() : -1, POLLIN, 0},
         {again_ ? -1 : source_->descriptor(), POLLIN, 0}}};
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(
        std::clamp<Duration>(next_look() - steady_now(), 0s, longest_wait));
    ::poll(waiting.data(), waiting.size(), static_cast<int>(left.count()));
    if (is_ready(waiting[0])) return false;
    if (is_ready(waiting[1])) {
      options_.anew->clear();
      return true;
    }
    if (steady_now() < next_look()) continue;
    looked_ = steady_now();
    if (again_ || source_->changed()) return true;
  }
}

bool TableFeed::is_told() {
  if (again_) return false;
  try {
    return source_->told();
  } catch (const TableAway& away) {
    is_away(away.what());
    return false;
  }
}

SteadyTime TableFeed::next_look() const {
  if (again_) return *again_;
  return looked_ + (options_.refresh > Duration{} ? options_.refresh : longest_span);
}

void TableFeed::load() {
  again_.reset();
  try {
    TableVersion version{source_->load(key_), {}, false};
    if (version.table == nullptr && loaded_) return;  // next time
    if (version.table == nullptr) version.problem = name() + ": it is being written";
    loaded_ |= version.table != nullptr;
    backoff_.reset();
    give(std::move(version));
  } catch (const TableAway& away) {
    is_away(away.what());
  } catch (const std::exception& error) {
    give({nullptr, error.what(), false});
  }
  looked_ = steady_now();
}

// Tries again before long, where it waits for a first version, or to be told of the
// next. Else that is what the refresh is for.
void TableFeed::is_away(const std::string& problem) {
  const SteadyTime now = steady_now();
  const bool has_bound = !loaded_ && options_.retry > Duration{};
  if (has_bound && now - began_ >= options_.retry) {
    const std::string bound = format_duration(options_.retry);
    give({nullptr, problem + ", given up after " + bound, false});
    return;
  }
  again_ = now + backoff_.next();
  if (has_bound) again_ = std::min(*again_, began_ + options_.retry);
  give({nullptr, problem, true});
}

}  // namespace weir
