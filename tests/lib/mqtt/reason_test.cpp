#include "mqtt/reason.h"

#include <doctest/doctest.h>

using weir::describe_reason;
using weir::is_failure;
using weir::is_permanent;
using weir::reason_of_return_code;

namespace {

TEST_CASE("is_permanent(): a wrong password is, a busy broker isn't") {
  CHECK(is_permanent(0x86));        // bad user name or password
  CHECK(is_permanent(0x87));        // not authorized
  CHECK(is_permanent(0x8E));        // session taken over
  CHECK_FALSE(is_permanent(0x88));  // server unavailable
  CHECK_FALSE(is_permanent(0x8B));  // server shutting down
  CHECK_FALSE(is_permanent(0));
}

TEST_CASE("is_failure(): from 0x80 on") {
  CHECK_FALSE(is_failure(0x10));  // nobody has subscribed to it
  CHECK(is_failure(0x80));
}

TEST_CASE("describe_reason(): in words and as a number") {
  CHECK(describe_reason(0x87) == "not authorized (0x87)");
}

TEST_CASE("reason_of_return_code(): what MQTT 3.1.1 says, as MQTT 5 says it") {
  CHECK(reason_of_return_code(0) == 0);
  CHECK(reason_of_return_code(1) == 0x84);
  CHECK(reason_of_return_code(4) == 0x86);
  CHECK(reason_of_return_code(5) == 0x87);
  CHECK_FALSE(is_permanent(reason_of_return_code(3)));
  CHECK_FALSE(is_permanent(reason_of_return_code(77)));
}

}  // namespace
