// MemoryBacklog: a backlog that is lost with the process.
#pragma once

#include "spool/backlog.h"
#include "spool/line_queue.h"

namespace weir {

class MemoryBacklog : public Backlog {
 public:
  void append(std::string_view lines, std::uint64_t count) override {
    queue_.append(lines, count);
  }
  void append_taken(std::string_view /*lines*/) override {}
  std::uint64_t take(std::string& out, std::size_t most) override {
    return queue_.take(out, most);
  }
  void done() override {}
  void drop_oldest() override { queue_.drop_oldest(); }
  void settle() override {}

  bool is_lasting() const override { return false; }
  std::size_t bytes() const override { return queue_.bytes(); }
  std::uint64_t lines() const override { return queue_.lines(); }

 private:
  LineQueue queue_;
};

}  // namespace weir
