// MessageBytes: a member of an envelope read back as the bytes that
// Payloads::append_exact_member() told there.
//
//   MessageBytes payload{in, "payload"};      // or "payload_base64"
//   ...
//   const auto read = payload.of(*record);    // throws where it is broken base64
//   if (read.bytes) ...
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ndjson/stream.h"

namespace weir {

class MessageBytes {
 public:
  struct Read {
    bool is_there = false;                    // the record has such a member
    std::optional<std::string_view> bytes{};  // none for null; valid until the next
  };

  // Asks `in` for the members `name` and `name`_base64; before its first next().
  MessageBytes(RecordReader& in, const std::string& name);

  // Throws std::invalid_argument, saying why, where it can't be read.
  Read of(const Record& record);

 private:
  std::string name_;
  Slot text_, base64_;
  std::string scratch_;
};

// The bytes that the JSON text of a value stands for: what a string says, others
// as they are spelled, none for null. Valid as long as `raw` and `scratch` are.
std::optional<std::string_view> bytes_in(std::string_view raw, std::string& scratch);

}  // namespace weir
