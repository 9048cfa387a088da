// FileBacklog: a backlog in the files of a folder, which the next process goes on
// with: the spool.
//
//   00000001.ndjson ...   the lines, oldest first
//   position              the first file, and how many of its bytes have reached
//                         their reader
//   lock                  keeps a second process out
//
// What settle() wrote outlives the process, however it ends. Nothing is flushed to
// the disk, so a power cut costs what the system had not written by then. Lines
// whose reader had them while done() had not been called are there twice.
#pragma once

#include <deque>
#include <string>

#include "spool/backlog.h"
#include "spool/folder_lock.h"
#include "spool/line_queue.h"

namespace weir {

class FileBacklog : public Backlog {
 public:
  // Takes over `folder`, which is made if need be, with all that waits there; half
  // a line at the end is cut off. A file that grows beyond `segment` is followed by
  // the next. Throws std::system_error, which names the file, and
  // std::runtime_error where another process has the folder.
  explicit FileBacklog(std::string folder,
                       std::size_t segment = std::size_t{16} * 1024 * 1024);
  ~FileBacklog() override;

  void append(std::string_view lines, std::uint64_t count) override;
  void append_taken(std::string_view lines) override;
  std::uint64_t take(std::string& out, std::size_t most) override;
  void done() override;
  void drop_oldest() override;
  void settle() override;

  bool is_lasting() const override { return true; }
  std::size_t bytes() const override { return bytes_; }
  std::uint64_t lines() const override { return lines_; }

 private:
  struct Segment {
    std::uint64_t number;
    std::size_t size;
  };

  std::string path(std::uint64_t number) const;
  void find_segments();
  void read_position();
  void count_waiting();
  void mend(Segment& segment);
  void begin_segment();
  void read_ahead();
  void stop_reading(std::size_t offset);
  void empty_last_segment();
  void remember_position();
  [[noreturn]] static void fail(const std::string& path);

  std::string folder_;
  std::size_t most_in_segment_;
  FolderLock lock_;
  int position_file_ = -1;
  int out_ = -1;  // the last segment, to append to
  int in_ = -1;   // the segment of reading_

  std::deque<Segment> segments_;
  std::string unwritten_;  // appended, and not settled yet

  // In segments_, from the front on: what has reached the reader, what is taken,
  // what is read ahead.
  std::size_t done_at_ = 0;  // in the first segment
  std::size_t taken_ = 0;    // bytes behind that
  std::size_t reading_ = 0;  // the index of the segment that is read
  std::size_t read_at_ = 0;  // in it
  LineQueue ahead_;
  std::size_t bytes_ = 0;
  std::uint64_t lines_ = 0;
};

}  // namespace weir
