#include "kafka/failure.h"

#include <doctest/doctest.h>
#include <librdkafka/rdkafka.h>

#include "kafka/handles.h"

using namespace weir;

namespace {

TEST_CASE("lasts: who isn't let in or may not isn't so later either") {
  for (const auto code :
       {RD_KAFKA_RESP_ERR__AUTHENTICATION, RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED,
        RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED,
        RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, RD_KAFKA_RESP_ERR__FATAL})
    CHECK(lasts(code, ""));
}

TEST_CASE("lasts: a broker that isn't there may be there later") {
  for (const auto code :
       {RD_KAFKA_RESP_ERR__TRANSPORT, RD_KAFKA_RESP_ERR__TIMED_OUT,
        RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, RD_KAFKA_RESP_ERR__RESOLVE,
        RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE,
        RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS, RD_KAFKA_RESP_ERR_NO_ERROR})
    CHECK_FALSE(lasts(code, ""));
}

TEST_CASE("lasts: of TLS, a peer that can't be verified, not a cut connection") {
  CHECK(
      lasts(RD_KAFKA_RESP_ERR__SSL, "SSL handshake failed: certificate verify failed"));
  CHECK(lasts(RD_KAFKA_RESP_ERR__SSL, "broker certificate could not be verified"));
  CHECK(lasts(RD_KAFKA_RESP_ERR__SSL, "tlsv13 alert certificate required"));
  CHECK(lasts(RD_KAFKA_RESP_ERR__SSL, "tlsv1 alert unknown ca"));
  CHECK(
      lasts(RD_KAFKA_RESP_ERR__TRANSPORT,
            "error:0A000412:SSL routines::sslv3 alert bad certificate: SSL alert 42"));
  CHECK_FALSE(lasts(RD_KAFKA_RESP_ERR__SSL, "SSL handshake failed: Disconnected"));
}

TEST_CASE("refuses_record: of the record, not of the way") {
  CHECK(refuses_record(RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE));
  CHECK(refuses_record(RD_KAFKA_RESP_ERR_INVALID_RECORD));
  CHECK(refuses_record(RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION));
  CHECK_FALSE(refuses_record(RD_KAFKA_RESP_ERR__MSG_TIMED_OUT));
  CHECK_FALSE(refuses_record(RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED));
}

TEST_CASE("plain_reason: without how long what state took") {
  CHECK(plain_reason("a/1: Connect failed (after 0ms in state CONNECT, 2 more)") ==
        "a/1: Connect failed");
  CHECK(plain_reason("as it is") == "as it is");
}

TEST_CASE("reason_alone: without the broker, if there is one") {
  CHECK(reason_alone("sasl_ssl://a:1/bootstrap: no: why (after 1ms)") == "no: why");
  CHECK(reason_alone("Failed to resolve: why") == "Failed to resolve: why");
}

TEST_CASE("describe_kafka_error: in words") {
  CHECK(describe_kafka_error(RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE) ==
        "Broker: Message size too large");
  CHECK(describe_kafka_error(nullptr).empty());
  const KafkaError error{
      ::rd_kafka_error_new(RD_KAFKA_RESP_ERR__FAIL, "%s (after 1ms)", "so")};
  CHECK(describe_kafka_error(error.get()) == "so");
}

}  // namespace
