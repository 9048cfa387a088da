// RecordWriter: records out through a file descriptor, one a line.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "io/line_writer.h"
#include "ndjson/record.h"

namespace weir {

class RecordWriter {
 public:
  explicit RecordWriter(int fd) : lines_{fd} {}

  // All throw std::system_error where the bytes can't be written.
  void write(const Record& record) {
    record.append_to(lines_.pending());
    lines_.end_line();
  }
  void write_line(std::string_view line) { lines_.write(line); }
  void flush() { lines_.flush(); }
  void before_flush(std::function<void()> chore) {
    lines_.before_flush(std::move(chore));
  }

  // To build a record in place: append to it, then end_line().
  std::string& pending() { return lines_.pending(); }
  void end_line() { lines_.end_line(); }

  std::uint64_t lines() const { return lines_.lines(); }
  std::uint64_t bytes() const { return lines_.bytes(); }

 private:
  LineWriter lines_;
};

}  // namespace weir
