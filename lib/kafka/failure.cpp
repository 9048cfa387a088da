#include "kafka/failure.h"

#include <librdkafka/rdkafka.h>

#include <algorithm>
#include <array>

namespace weir {
namespace {

template <std::size_t size>
bool is_one_of(int code, const std::array<rd_kafka_resp_err_t, size>& codes) {
  return std::any_of(codes.begin(), codes.end(), [&](auto one) { return one == code; });
}

}  // namespace

bool lasts(int code, std::string_view reason) {
  constexpr std::array lasting{
      RD_KAFKA_RESP_ERR__FATAL,
      RD_KAFKA_RESP_ERR__AUTHENTICATION,
      RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE,
      RD_KAFKA_RESP_ERR__INVALID_ARG,
      RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC,
      RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART,
      RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION,
      RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED,
      RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED,
      RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED,
      RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED,
      RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED,
      RD_KAFKA_RESP_ERR_UNSUPPORTED_SASL_MECHANISM,
      RD_KAFKA_RESP_ERR_INVALID_GROUP_ID,
      RD_KAFKA_RESP_ERR_INCONSISTENT_GROUP_PROTOCOL,
      RD_KAFKA_RESP_ERR_INVALID_REQUIRED_ACKS,
      RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID,
      RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION,
  };
  if (is_one_of(code, lasting)) return true;
  // The peer isn't who it should be, or we aren't; what else goes wrong with TLS
  // may be a connection that was cut. Peers say so when we think all is well.
  const auto is_said = [&](std::string_view word) {
    return reason.find(word) != std::string_view::npos;
  };
  return (code == RD_KAFKA_RESP_ERR__SSL || is_said("SSL routines")) &&
         (is_said("verif") || is_said("certificate") || is_said("unknown ca"));
}

bool refuses_record(int code) {
  constexpr std::array refusals{
      RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, RD_KAFKA_RESP_ERR_INVALID_MSG,
      RD_KAFKA_RESP_ERR_INVALID_MSG_SIZE,   RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE,
      RD_KAFKA_RESP_ERR_INVALID_TIMESTAMP,  RD_KAFKA_RESP_ERR_POLICY_VIOLATION,
      RD_KAFKA_RESP_ERR_INVALID_RECORD,     RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION,
  };
  return is_one_of(code, refusals);
}

std::string plain_reason(std::string_view reason) {
  return std::string(reason.substr(0, reason.find(" (after ")));
}

std::string reason_alone(std::string_view reason) {
  const std::size_t colon = reason.find(": ");
  if (colon != std::string_view::npos &&
      reason.substr(0, colon).find('/') != std::string_view::npos)
    reason.remove_prefix(colon + 2);
  return plain_reason(reason);
}

std::string describe_kafka_error(int code) {
  return ::rd_kafka_err2str(static_cast<rd_kafka_resp_err_t>(code));
}

std::string describe_kafka_error(const rd_kafka_error_s* error) {
  return error == nullptr ? "" : plain_reason(::rd_kafka_error_string(error));
}

}  // namespace weir
