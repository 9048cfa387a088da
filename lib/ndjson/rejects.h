// Rejects: lines that can't be used are told of, or put aside, and counted.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace weir {

class Rejects {
 public:
  // Reasons go to stderr, the first 10 of them; or, where `file` is named,
  // reasons and lines are appended there, a record each:
  // {"tool":…,"line":N,"reason":…,"text":…}. Of a line that is not UTF-8, "text"
  // goes up to the first bad byte and "text_base64" from there. Where `strict`,
  // the first one throws std::runtime_error. Throws std::system_error where the
  // file can't be written.
  Rejects(const std::string& file, bool strict);
  ~Rejects();

  Rejects(const Rejects&) = delete;
  Rejects& operator=(const Rejects&) = delete;

  void add(std::uint64_t line, std::string_view reason, std::string_view text);

  // The same for a line that comes in pieces: begin, its text, end.
  void begin(std::uint64_t line, std::string_view reason);
  void text(std::string_view piece);
  void end();

  std::uint64_t count() const { return count_; }

  void flush();
  // Says how many there were, where that isn't plain yet.
  void summarize() const;

 private:
  struct Aside;  // the file and the line that is being written to it

  std::unique_ptr<Aside> aside_;
  std::string file_;
  bool strict_;
  std::uint64_t count_ = 0;
};

}  // namespace weir
