#include "archive/roller.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "archive/recovery.h"
#include "encoding/sha256.h"
#include "io/report.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr SteadyTime never = SteadyTime::max();
constexpr std::size_t most_numbers = 10'000;
constexpr std::size_t longest_id = 256;

std::vector<std::string_view> split_key(std::string_view key, std::size_t fields) {
  std::vector<std::string_view> values;
  for (std::size_t begin = 0; values.size() < fields;) {
    const std::size_t end = std::min(key.find('\n', begin), key.size());
    values.push_back(key.substr(begin, end - begin));
    begin = std::min(end + 1, key.size());
  }
  return values;
}

// A key is as long as the data have it; what is remembered of it isn't.
std::string_view id_of(std::string_view key, std::string& scratch) {
  if (key.size() <= longest_id) return key;
  scratch = hex(sha256(key));
  return scratch;
}

std::string counted(std::uint64_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

}  // namespace

Roller::Roller(RollerOptions options)
    : options_{std::move(options)},
      part_{compression_of(options_.path.text()), options_.level},
      room_{options_.retry},
      retention_{options_.root, options_.path, options_.keep},
      synced_{steady_now() - options_.flush} {
  room_.insist([this] { recover_and_look(); });
  retention_.prune(now());
}

Roller::~Roller() {
  if (failed_) return;
  try {
    finish();
  } catch (const std::exception& error) {
    report(error.what());
  }
}

void Roller::recover_and_look() {
  const Recovered found = recover(options_.root, options_.path);
  if (found.files > 0)
    report("finished " + counted(found.files, "file") + " of " +
           counted(found.records, "record") + " that an earlier run had left");
  if (retention_.is_wanted()) retention_.look();
}

void Roller::attend(Waiter& waiter) {
  waiter.when([this] { return due(); }, [this] { work(steady_now()); });
  if (retention_.is_wanted())
    waiter.every(std::clamp<Duration>(options_.keep.span / 2, 1s, 1min),
                 [this] { retention_.prune(now()); });
}

void Roller::add(std::string_view key, Time time, std::string_view line) {
  enter_period(time);
  at_hand_ = true;
  std::string digest;
  const std::string_view id = id_of(key, digest);
  if (!is_current(id)) select(id, key, time);
  PartFile& file = *open_.front().file;
  file.add(line);
  at_hand_ = false;
  unwritten_ = unsynced_ = true;
  if (file.wants_out()) insist([&] { file.write_block(); });
  if (options_.size > 0 && file.size() >= options_.size) end_file(open_.begin());
}

// Times come in any order, but mostly one after the other.
void Roller::enter_period(Time time) {
  const Duration unit = options_.path.unit();
  const std::int64_t number =
      unit == 0s ? 0 : floor_to(time, unit, 0s).time_since_epoch() / unit;
  if (unit_ == number) return;
  unit_ = number;
  period_ = options_.path.time_text(time);
}

const std::string& Roller::joined_id(std::string_view period, std::string_view id) {
  joined_.assign(period).append("\n").append(id);
  return joined_;
}

// Puts the record's file in front.
void Roller::select(std::string_view id, std::string_view key, Time time) {
  const auto found = by_id_.find(joined_id(period_, id));
  if (found == by_id_.end()) return begin_file(id, key, time);
  open_.splice(open_.begin(), open_, found->second);
}

void Roller::begin_file(std::string_view id, std::string_view key, Time time) {
  if (open_.size() >= options_.max_open) {
    if (!std::exchange(told_too_many_, true))
      report("more than " + std::to_string(options_.max_open) +
             " files at once (--max-open); the one not used for longest is ended");
    end_file(std::prev(open_.end()));
  }
  const FilePlace place =
      options_.path.place(time, split_key(key, options_.path.fields().size()));
  insist([&] {
    std::uint64_t& number = numbers_[place.folder + "/" + place.name(1)];
    if (number == 0) number = next_number(options_.root, place);
    auto file = std::make_unique<PartFile>(options_.root, place, number, part_);
    number = file->file().number() + 1;
    open_.push_front({std::string(id), period_, steady_now(), std::move(file)});
  });
  if (numbers_.size() > most_numbers) numbers_.clear();
  by_id_[joined_id(period_, id)] = open_.begin();
}

void Roller::end_file(Files::iterator open) {
  insist([&] { open->file->finish(); });
  retention_.add(open->file->file().path());
  retention_.prune(now());
  ++files_;
  bytes_ += open->file->size();
  by_id_.erase(joined_id(open->period, open->id));
  open_.erase(open);
}

void Roller::write_out() {
  if (!unwritten_) return;
  for (Open& open : open_) insist([&] { open.file->write_out(); });
  unwritten_ = false;
}

void Roller::sync() {
  for (Open& open : open_) insist([&] { open.file->sync(); });
  unwritten_ = unsynced_ = false;
  synced_ = steady_now();
}

bool Roller::is_over(const Open& open, SteadyTime moment) const {
  if (options_.age > 0s && open.since + options_.age <= moment) return true;
  return options_.by_arrival && open.period != options_.path.time_text(now());
}

void Roller::work(SteadyTime moment) {
  for (auto open = open_.begin(); open != open_.end();) {
    const auto next = std::next(open);
    if (is_over(*open, moment)) end_file(open);
    open = next;
  }
  if (unsynced_ && synced_ + options_.flush <= moment) sync();
}

SteadyTime Roller::due() const {
  if (failed_ || open_.empty()) return never;
  SteadyTime due = unsynced_ ? synced_ + options_.flush : never;
  if (options_.age > 0s)
    for (const Open& open : open_) due = std::min(due, open.since + options_.age);
  const Duration unit = options_.path.unit();
  if (options_.by_arrival && unit > 0s) {
    const Time wall = now();
    due = std::min<SteadyTime>(due,
                               steady_now() + (floor_to(wall, unit, 0s) + unit - wall));
  }
  return due;
}

void Roller::finish() {
  while (!open_.empty()) end_file(open_.begin());
}

std::uint64_t Roller::bytes() const {
  std::uint64_t bytes = bytes_;
  for (const Open& open : open_) bytes += open.file->size();
  return bytes;
}

void Roller::insist(const std::function<void()>& work) {
  try {
    room_.insist(work);
  } catch (const std::exception&) {
    give_up();
    throw;
  }
}

void Roller::give_up() {
  failed_ = true;
  std::uint64_t lost = at_hand_ ? 1 : 0;
  for (Open& open : open_) lost += open.file->give_up();
  if (lost > 0)
    report(counted(lost, "record") + (lost == 1 ? " is" : " are") + " not stored");
}

}  // namespace weir
