// Roller: puts each record into the file of its time and fields, and ends files when
// they are large, old, or too many.
//
//   Roller roller{options};      // finishes what a killed process left
//   roller.attend(in.waiter());  // does what is due while input is waited for
//   roller.add(record->key(fields), time, record->line());
//   roller.write_out();          // what was added outlives the process
//   roller.finish();
//
// Where a disk is full it waits for room. Where that doesn't come, or anything else
// fails, it finishes what it can, says how many records are not stored, and throws;
// then it is of no more use.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "archive/disk_room.h"
#include "archive/part_file.h"
#include "archive/path_template.h"
#include "archive/retention.h"
#include "io/wait.h"

namespace weir {

struct RollerOptions {
  std::string root = ".";
  PathTemplate path{};
  std::size_t size = 0;  // that ends a file; none: any
  Duration age{};        // likewise
  Duration flush = std::chrono::seconds{1};
  std::uint64_t max_open = 64;
  int level = 0;
  bool by_arrival = true;  // no record comes for a time that is past
  RetentionOptions keep{};
  Duration retry = std::chrono::minutes{5};
};

class Roller {
 public:
  // Throws as recover() and Retention do.
  explicit Roller(RollerOptions options);
  // Finishes, where nothing has failed, and says what fails in that.
  ~Roller();

  Roller(const Roller&) = delete;
  Roller& operator=(const Roller&) = delete;

  // Has `waiter` see to what is due in time.
  void attend(Waiter& waiter);

  // Takes a record. `key` is the JSON text of the path's fields with newlines between
  // them, as Record::key() gives it.
  void add(std::string_view key, Time time, std::string_view line);

  // Has all that was added written, so that it outlives the process.
  void write_out();

  // Does what is due: flushes to the disk, ends files that are old.
  void work(SteadyTime moment);
  SteadyTime due() const;

  void finish();

  // How many files were finished, and how many bytes written.
  std::uint64_t files() const { return files_; }
  std::uint64_t bytes() const;
  std::size_t open() const { return open_.size(); }

 private:
  struct Open {
    std::string id;  // of its records' key
    std::string period;
    SteadyTime since;
    std::unique_ptr<PartFile> file;
  };
  using Files = std::list<Open>;

  void recover_and_look();
  bool is_current(std::string_view id) const {
    return !open_.empty() && open_.front().id == id && open_.front().period == period_;
  }
  void enter_period(Time time);
  const std::string& joined_id(std::string_view period, std::string_view id);
  void select(std::string_view id, std::string_view key, Time time);
  void begin_file(std::string_view id, std::string_view key, Time time);
  std::uint64_t first_number(const FilePlace& place);
  void end_file(Files::iterator open);
  bool is_over(const Open& open, SteadyTime moment) const;
  void sync();
  void insist(const std::function<void()>& work);
  void give_up();

  RollerOptions options_;
  PartOptions part_;
  DiskRoom room_;
  Retention retention_;
  Files open_;  // the one used last first
  std::unordered_map<std::string, Files::iterator> by_id_;
  std::unordered_map<std::string, std::uint64_t> numbers_;  // the next of a place
  std::optional<std::int64_t> unit_;  // the number of the path's unit of time
  std::string period_;                // and what it is called
  std::string joined_;
  bool at_hand_ = false;    // a record is in no file yet
  bool unwritten_ = false;  // one waits to be written out
  bool unsynced_ = false;
  SteadyTime synced_;
  bool told_too_many_ = false;
  bool failed_ = false;
  std::uint64_t files_ = 0;
  std::uint64_t bytes_ = 0;  // of finished files
};

}  // namespace weir
