// Failures: what librdkafka says went wrong, and whether that may pass.
#pragma once

#include <string>
#include <string_view>

struct rd_kafka_error_s;

namespace weir {

// True where the same will fail again however long one waits: nobody is let in
// with this password, nobody may read this topic. `code` is one of librdkafka's,
// `reason` what it said.
bool lasts(int code, std::string_view reason);

// True where a record was refused for what it is, so that others may be taken.
bool refuses_record(int code);

// What librdkafka said, without its notes on how long it was in which state.
std::string plain_reason(std::string_view reason);

// The same without the broker that it begins with.
std::string reason_alone(std::string_view reason);

// The name of a code, as a person reads it.
std::string describe_kafka_error(int code);

// What an error says; "" for none.
std::string describe_kafka_error(const rd_kafka_error_s* error);

}  // namespace weir
