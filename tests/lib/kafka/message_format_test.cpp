#include "kafka/message_format.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace weir;

namespace {

KafkaMessage message() {
  KafkaMessage message;
  message.topic = "cpu";
  message.partition = 2;
  message.offset = 41;
  message.timestamp = 1700000000000;
  message.key = "doc";
  message.payload = "93.5";
  message.headers = {{"a", "1"}, {"b", std::nullopt}};
  return message;
}

std::string said(std::string_view format, const KafkaMessage& of,
                 bool on_terminal = false) {
  std::string out;
  MessageFormat::parse(format).append(out, of, on_terminal);
  return out;
}

TEST_CASE("MessageFormat: each token is what it stands for") {
  CHECK(said("%t [%p] %o %T", message()) == "cpu [2] 41 1700000000000");
  CHECK(said("%k=%s (%K, %S)", message()) == "doc=93.5 (3, 4)");
  CHECK(said("%h", message()) == "a=1,b=NULL");
  CHECK(said("100%% of %s%%", message()) == "100% of 93.5%");
}

TEST_CASE("MessageFormat: escapes are bytes") {
  CHECK(said("a\\n\\r\\t\\\\\\x00\\xfFz", message()) ==
        std::string("a\n\r\t\\\0\xFFz", 8));
}

TEST_CASE("MessageFormat: what isn't there is no text, and -1 long") {
  KafkaMessage none = message();
  none.key = none.payload = std::nullopt;
  CHECK(said("<%k> %K <%s> %S", none) == "<> -1 <> -1");
  none.key = none.payload = "";
  CHECK(said("<%k> %K <%s> %S", none) == "<> 0 <> 0");
}

TEST_CASE("MessageFormat: what a message holds is no format") {
  KafkaMessage sly = message();
  sly.payload = "%t\\n";
  CHECK(said("%s", sly) == "%t\\n");
}

TEST_CASE("MessageFormat: what a message holds does nothing to a terminal") {
  KafkaMessage sly = message();
  sly.payload = sly.key = sly.topic = "\033[2J\n";
  sly.headers = {{"\033[1m", "\xC2\x9B"}};
  CHECK(said("%s|%k|%t|%h", sly, true) ==
        R"(\x1b[2J\n|\x1b[2J\n|\x1b[2J\n|\x1b[1m=\xc2\x9b)");
  CHECK(said("%s|%h", sly) == "\033[2J\n|\033[1m=\xC2\x9B");
}

TEST_CASE("MessageFormat: what the format says is what a terminal gets") {
  CHECK(said("\\x1b[1m%s\\x1b[m\\n", message(), true) == "\033[1m93.5\033[m\n");
}

TEST_CASE("MessageFormat: other tokens are refused") {
  for (const char* text : {"%", "%z", "%s %", "\\", "\\q", "\\x", "\\x1", "\\xg0"})
    CHECK_THROWS_AS(MessageFormat::parse(text), std::invalid_argument);
}

TEST_CASE("MessageFormat: knows whether it tells of headers") {
  CHECK(MessageFormat::parse("%k %h").has_headers());
  CHECK_FALSE(MessageFormat::parse("%%h %k").has_headers());
}

}  // namespace
