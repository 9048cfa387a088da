#include "message/message_bytes.h"

#include <stdexcept>

#include "ndjson/base64.h"
#include "ndjson/value.h"

namespace weir {

std::optional<std::string_view> bytes_in(std::string_view raw, std::string& scratch) {
  if (is_null(raw)) return std::nullopt;
  return is_string(raw) ? string_in(raw, scratch) : raw;
}

MessageBytes::MessageBytes(RecordReader& in, const std::string& name)
    : name_{name}, text_{in.member(name)}, base64_{in.member(name + "_base64")} {}

MessageBytes::Read MessageBytes::of(const Record& record) {
  if (const auto raw = record.raw(base64_)) {
    if (record.has(text_))
      throw std::invalid_argument("both " + name_ + " and " + name_ + "_base64");
    std::string unescaped;
    scratch_.clear();
    if (!is_string(*raw) || !append_base64_bytes(scratch_, string_in(*raw, unescaped)))
      throw std::invalid_argument(name_ + "_base64 is not base64");
    return {true, scratch_};
  }
  if (!record.has(text_)) return {};
  const auto raw = record.raw(text_);
  return {true, raw ? bytes_in(*raw, scratch_) : std::nullopt};
}

}  // namespace weir
