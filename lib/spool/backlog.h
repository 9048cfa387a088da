// Backlog: lines that wait for their reader, oldest first.
//
// In memory (MemoryBacklog) or in files (FileBacklog). What is taken out of it is
// still its own until done() says that it has reached the reader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace weir {

class Backlog {
 public:
  Backlog() = default;
  virtual ~Backlog() = default;
  Backlog(const Backlog&) = delete;
  Backlog& operator=(const Backlog&) = delete;

  // Adds lines, each with its newline. Requires: at least one.
  virtual void append(std::string_view lines, std::uint64_t count) = 0;

  // The same for lines that the reader is being given already: they count as taken.
  // Requires: nothing waits.
  virtual void append_taken(std::string_view lines) = 0;

  // Appends the oldest lines to `out`, `most` bytes of them or a single longer one.
  // How many these are; 0 where none waits.
  virtual std::uint64_t take(std::string& out, std::size_t most) = 0;

  // What was taken has reached the reader.
  virtual void done() = 0;

  // Forgets the oldest line that waits. Requires: one does.
  virtual void drop_oldest() = 0;

  // From here on what was appended is as safe as it gets. All of these throw
  // std::system_error where a file fails.
  virtual void settle() = 0;

  // Whether what waits outlives the process.
  virtual bool is_lasting() const = 0;

  // What waits, without what is taken.
  virtual std::size_t bytes() const = 0;
  virtual std::uint64_t lines() const = 0;
};

}  // namespace weir
