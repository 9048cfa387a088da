// AppendFile: lines added to the end of a file, which is made if need be.
#pragma once

#include <string>

#include "io/line_writer.h"

namespace weir {

class AppendFile {
 public:
  // Throws std::system_error that names the file.
  explicit AppendFile(const std::string& path);
  ~AppendFile();  // what is not flushed is lost

  AppendFile(const AppendFile&) = delete;
  AppendFile& operator=(const AppendFile&) = delete;

  LineWriter& lines() { return lines_; }

 private:
  int fd_;
  LineWriter lines_;
};

}  // namespace weir
