// HeldRecord: a record that is kept for later, when what is to be set is known.
//
//   held.emplace_back(*record, targets);
//   ...
//   Record again;
//   held.front().restore(again, targets);
//   again.set(score, 2.5), out.write(again);
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "encoding/encoding.h"
#include "ndjson/record.h"

namespace weir {

class HeldRecord {
 public:
  HeldRecord() = default;

  // Copies the line, and where in it the members are that may be set.
  HeldRecord(const Record& record, std::span<const Target> targets) {
    hold(record, targets);
  }
  void hold(const Record& record, std::span<const Target> targets);

  // Makes `record` the one that is held, of which nothing can be asked but what
  // `targets`, the same as before, need to be set. It must not outlive this one.
  void restore(Record& record, std::span<const Target> targets) const;

  const std::string& line() const { return line_; }
  // How many targets it is held for.
  std::size_t targets() const { return old_.size(); }

  void save(Encoder& out) const;
  // Throws std::runtime_error where the bytes are none of save()'s.
  void load(Decoder& in);

 private:
  struct Part {
    std::uint32_t begin, size;
    bool is_there;
  };

  std::string line_;
  std::uint32_t close_ = 0;
  bool empty_ = true;
  std::vector<Part> old_;  // the members' values, one a target
};

}  // namespace weir
