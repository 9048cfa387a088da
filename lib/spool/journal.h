// Journal: lines that are kept until they are done with, in a file that the next
// process goes on with.
//
//   Journal journal{"waiting"};
//   for (const std::string& line : journal.waiting()) ...    // of earlier processes
//   journal.add("17", R"({"id":"17","text":"hot"})");
//   journal.done("17");
//
// What stands in FOLDER/journal.ndjson is these lines, oldest first, and behind them
// a line {"done":"17"} for each that is done with. It is written anew where most of
// it is of no use any more, and empty where nothing waits. What was added outlives
// the process, however it ends; nothing is flushed to the disk, so that a power cut
// costs what the system had not written by then.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "spool/folder_lock.h"

namespace weir {

class Journal {
 public:
  // Reads the id of a line; empty where it is none. Lets the lines be whatever
  // their owner wants.
  using IdOf = std::string (*)(std::string_view line);

  // Takes over the folder; half a line at the end is cut off. Throws as FolderLock
  // does, std::system_error, and std::runtime_error where a line has no id.
  Journal(const std::string& folder, IdOf id_of);
  ~Journal();

  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  // What waits, oldest first.
  std::vector<std::string> waiting() const;

  // Both throw std::system_error where the file fails; what it holds is then as it
  // was before. An id that is there already is replaced.
  void add(const std::string& id, std::string_view line);
  void done(const std::string& id);

  bool has(const std::string& id) const { return places_.contains(id); }
  std::size_t lines() const { return places_.size(); }
  std::size_t bytes() const { return live_; }

 private:
  struct Place {
    std::size_t offset;
    std::size_t size;  // with its newline
  };

  void read(IdOf id_of);
  std::size_t size_on_disk() const;
  void read_line(std::string_view line, std::size_t offset, IdOf id_of);
  void append(std::string_view line);
  void forget(const std::string& id);
  void tidy();
  std::vector<Place> places() const;
  std::string text_at(Place place) const;
  void open();
  [[noreturn]] void fail() const;

  std::string path_;
  FolderLock lock_;
  int fd_ = -1;
  std::size_t size_ = 0;  // of the file
  std::size_t live_ = 0;  // of what waits
  std::unordered_map<std::string, Place> places_;
};

}  // namespace weir
