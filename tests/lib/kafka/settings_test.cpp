#include "kafka/settings.h"

#include <doctest/doctest.h>

#include <stdexcept>

using weir::KafkaSettings;
using weir::shown_value;

namespace {

TEST_CASE(
    "KafkaSettings: the later value of a name counts, in the place of the first") {
  KafkaSettings settings{{{"a", "1"}, {"b", "2"}}};
  settings.set("a", "3");
  CHECK(settings.value("a") == "3");
  CHECK(settings.pairs().size() == 2);
  CHECK(settings.pairs().front().first == "a");
  CHECK_FALSE(settings.value("c").has_value());
}

TEST_CASE("KafkaSettings: a pair is split at its first equals sign") {
  KafkaSettings settings;
  settings.read_pair("sasl.password= a=b ");
  CHECK(settings.value("sasl.password") == "a=b");
  settings.read_pair("debug=");
  CHECK(settings.value("debug") == "");
}

TEST_CASE("KafkaSettings: what is no pair is refused, and not quoted") {
  KafkaSettings settings;
  for (const char* text : {"", "secret", "=secret", " =secret"}) {
    CHECK_THROWS_WITH_AS(settings.read_pair(text), "a setting is name=value",
                         std::invalid_argument);
  }
}

TEST_CASE("KafkaSettings: of a file, blank lines and comments are nothing") {
  KafkaSettings settings;
  settings.read_lines("# comment\n\n a = 1\r\n\t\nb=2");
  CHECK(settings.pairs() == std::vector<KafkaSettings::Pair>{{"a", "1"}, {"b", "2"}});
  CHECK_THROWS_WITH_AS(settings.read_lines("a=1\n\noops\n"),
                       "line 3: a setting is name=value", std::invalid_argument);
}

TEST_CASE("shown_value: secrets aren't shown") {
  for (const char* name : {"sasl.password", "ssl.key.password", "ssl.keystore.password",
                           "ssl.key.pem", "sasl.oauthbearer.client.secret",
                           "sasl.jaas.config", "sasl.oauthbearer.config"})
    CHECK(shown_value(name, "x") == "***");
  CHECK(shown_value("sasl.username", "weir") == "weir");
  CHECK(shown_value("acks", "all") == "all");
}

}  // namespace
