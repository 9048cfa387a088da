// FolderLock: one process a folder.
#pragma once

#include <string>

namespace weir {

class FolderLock {
 public:
  // Makes the folder if need be. Throws std::system_error, which names the file, and
  // std::runtime_error where another process has it.
  explicit FolderLock(const std::string& folder);
  ~FolderLock();

  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int fd_;
};

}  // namespace weir
