#include "kafka/outgoing.h"

#include <charconv>
#include <stdexcept>

#include "io/report.h"
#include "kafka/topic_filter.h"

namespace weir {
namespace {

// A whole number that the member `name` holds.
template <typename Whole>
Whole whole_in(std::string_view raw, const char* name) {
  Whole value = 0;
  const char* end = raw.data() + raw.size();
  const auto result = std::from_chars(raw.data(), end, value);
  if (result.ec != std::errc{} || result.ptr != end || value < 0)
    throw std::invalid_argument(std::string(name) + " is not a whole number");
  return value;
}

std::int64_t milliseconds_of(Time time) {
  return std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

void drop_empty(std::optional<std::string_view>& bytes) {
  if (bytes && bytes->empty()) bytes.reset();
}

}  // namespace

KafkaOutgoing::Members::Members(RecordReader& in)
    : topic{in.member("topic")},
      partition{in.member("partition")},
      timestamp{in.member("timestamp")},
      headers{in.member("headers")},
      key{in, "key"},
      payload{in, "payload"} {}

KafkaOutgoing::KafkaOutgoing(RecordReader& in, const KafkaOutgoingOptions& options)
    : options_{options} {
  if (options.topic) {
    for (const Template::Place& place : options.topic->places())
      topic_slots_.push_back(place.decimals ? in.number(place.field)
                                            : in.any(place.field));
  }
  if (options.envelope) {
    members_.emplace(in);
    return;
  }
  if (!options.payload.empty())
    payload_ =
        options.empty_is_null ? in.optional(options.payload) : in.any(options.payload);
  if (!options.key_field.empty()) key_ = in.any(options.key_field);
  time_ = in.optional_time(options.timestamp);
}

const KafkaOutgoingMessage& KafkaOutgoing::of(const Record& record) {
  message_ = {};
  if (members_)
    read_envelope(record);
  else
    read_fields(record);
  if (options_.topic) fill_topic(record);
  if (!is_topic_name(message_.topic))
    throw std::invalid_argument("no topic can be called " + excerpt(message_.topic));
  if (options_.partition >= 0) message_.partition = options_.partition;
  // To librdkafka that is none, and it would take the time of day.
  if (message_.timestamp == 0)
    throw std::invalid_argument("a message of 1970-01-01T00:00:00Z can't be sent");
  if (options_.empty_is_null) drop_empty(message_.payload), drop_empty(message_.key);
  return message_;
}

void KafkaOutgoing::fill_topic(const Record& record) {
  topic_values_.clear();
  for (const Slot slot : topic_slots_)
    topic_values_.push_back(record.raw(slot).value_or(""));
  options_.topic->fill(topic_values_, topic_);
  message_.topic = topic_.plain;
}

void KafkaOutgoing::read_fields(const Record& record) {
  message_.payload = record.line();
  if (payload_) {
    const auto raw = record.raw(*payload_);
    message_.payload = raw ? bytes_in(*raw, payload_text_) : std::nullopt;
  }
  if (key_)
    message_.key = bytes_in(*record.raw(*key_), key_text_);
  else if (options_.key)
    message_.key = *options_.key;
  if (time_) message_.timestamp = milliseconds_of(record.time(*time_).time);
  message_.headers = options_.headers;
}

void KafkaOutgoing::read_envelope(const Record& record) {
  const MessageBytes::Read payload = members_->payload.of(record);
  if (!payload.is_there) throw std::invalid_argument("no member payload");
  message_.payload = payload.bytes;
  message_.key = members_->key.of(record).bytes;
  if (options_.key) message_.key = *options_.key;
  read_place(record);
  if (const auto raw = record.raw(members_->timestamp))
    message_.timestamp = whole_in<std::int64_t>(*raw, "timestamp");
  if (const auto raw = record.raw(members_->headers))
    message_.headers = read_headers(*raw);
  message_.headers.insert(message_.headers.end(), options_.headers.begin(),
                          options_.headers.end());
}

// Where an envelope says that it belongs.
void KafkaOutgoing::read_place(const Record& record) {
  if (const auto raw = record.raw(members_->partition); raw && !options_.any_partition)
    message_.partition = whole_in<int>(*raw, "partition");
  if (options_.topic) return;
  const auto raw = record.raw(members_->topic);
  if (!raw) throw std::invalid_argument("no member topic");
  message_.topic = bytes_in(*raw, topic_text_).value_or("");
}

}  // namespace weir
