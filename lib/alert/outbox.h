// Outbox: gives alerts to a channel, and sees that none is lost where it fails.
#pragma once

#include <cstdint>
#include <string>

#include "alert/channel.h"
#include "ndjson/stream.h"

namespace weir {

class Outbox {
 public:
  // Both must outlive it. `options` are those of `in`.
  Outbox(Channel& channel, RecordReader& in, const StreamOptions& options);

  Outbox(const Outbox&) = delete;
  Outbox& operator=(const Outbox&) = delete;

  // Sends the alert of the record at hand. Where that can't be, says why; from
  // then on has `in` end with what it has been given, and puts each record where
  // rejected lines go, or, where that is nowhere, on stderr as it is. False then.
  bool send(const Alert& alert);

  bool failed() const { return failed_; }

  // The exit status that comes of it and of the reader's.
  int end(int status) const { return failed_ ? 1 : status; }

 private:
  void put_aside(std::string_view record);

  Channel& channel_;
  RecordReader& in_;
  bool to_rejects_;
  bool failed_ = false;
  std::uint64_t sent_ = 0;
};

}  // namespace weir
