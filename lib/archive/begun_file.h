// BegunFile: a file that has no name that anybody looks for before it is whole.
//
//   BegunFile file{"archive", place, 1};  // archive/dt=…/.part-000001.gz.part
//   ...write to file.fd()...
//   file.publish();                       // archive/dt=…/part-000001.gz, on the disk
//
// It is locked as long as its process lives: what has no lock was left by one that
// came to its end before.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "archive/path_template.h"

namespace weir {

// What a file is called before it is whole, and what one called that will be; empty
// where that is nothing of the kind.
std::string begun_name(std::string_view name);
std::string_view name_when_whole(std::string_view begun);

class BegunFile {
 public:
  // Makes the file with the first number from `number` on that no other has, and the
  // folders it needs, below `root`. Like all below, throws std::system_error that
  // names the file.
  BegunFile(const std::string& root, FilePlace place, std::uint64_t number);
  // Leaves it as it is, without its lock.
  ~BegunFile();

  BegunFile(const BegunFile&) = delete;
  BegunFile& operator=(const BegunFile&) = delete;

  // Takes over one that was left in `folder`; null where its process lives, it is no
  // longer there, or it is another user's. Where it has its name already, too, it is
  // taken away.
  static std::unique_ptr<BegunFile> take_over(const std::string& folder,
                                              FilePlace place, std::string_view begun);

  int fd() const { return fd_; }
  const std::string& path() const { return path_; }  // as it is now
  std::uint64_t number() const { return number_; }

  // Has what was written to it, and that it is there, put on the disk.
  void sync();

  // Gives it its name, or one with the next number that no other file has. It can be
  // tried again where that fails. Requires: it is synced.
  void publish();
  // Takes it away.
  void remove();

 private:
  BegunFile(std::string folder, FilePlace place, std::uint64_t number, int fd);

  std::string at(const std::string& name) const { return folder_ + "/" + name; }
  bool create();
  bool lock();
  bool has_name_too() const;
  [[noreturn]] void fail() const;

  std::string folder_;
  FilePlace place_;
  std::uint64_t number_;
  int fd_ = -1;
  std::string path_;
  bool folder_synced_ = false;
  bool published_ = false;
};

// One more than the largest number of the place's files, whole or begun, but for those
// of 19 digits: names with more would be nobody's. Throws std::system_error.
std::uint64_t next_number(const std::string& root, const FilePlace& place);

}  // namespace weir
