// AtomicFile: a file that is there whole or not at all.
//
//   AtomicFile file{"model.state"};
//   file.write(bytes);  // into model.state.tmp
//   file.commit();      // model.state is now that, whatever happens to the power
#pragma once

#include <string>
#include <string_view>

namespace weir {

class AtomicFile {
 public:
  // All throw std::system_error that names the file.
  explicit AtomicFile(const std::string& path);
  ~AtomicFile();  // what was not committed is taken away

  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(std::string_view bytes);
  void commit();

 private:
  void flush();
  [[noreturn]] void fail() const;

  std::string path_;
  std::string aside_;
  std::string pending_;
  int fd_ = -1;
};

}  // namespace weir
