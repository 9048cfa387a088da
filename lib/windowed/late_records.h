// LateRecords: records that no open window takes, counted, told of or kept.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "io/append_file.h"
#include "ndjson/stream.h"

namespace weir {

class LateRecords {
 public:
  // Appends them to `file`, where one is named; else the first is told of at once,
  // and at the end how many there were. Throws std::system_error.
  LateRecords(const std::string& file, RecordReader& in);

  void add(const Record& record);

  // Says how many were dropped; the exit status that comes of it and of `status`.
  int end(int status);

 private:
  RecordReader& in_;
  std::unique_ptr<AppendFile> file_;
  std::uint64_t count_ = 0;
};

}  // namespace weir
