#include "kafka/topic_filter.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace weir;

namespace {

TEST_CASE("TopicFilter: a name matches itself") {
  const TopicFilter filter{{"cpu", "mem"}};
  CHECK(filter.matches("mem"));
  CHECK_FALSE(filter.matches("cpu2"));
  CHECK(filter.names() == std::vector<std::string>{"cpu", "mem"});
}

TEST_CASE("TopicFilter: an expression begins with ^, and may end anywhere") {
  const TopicFilter filter{{"^cpu(_.*)?$", "^m"}};
  CHECK(filter.matches("cpu"));
  CHECK(filter.matches("cpu_agg"));
  CHECK(filter.matches("memory"));
  CHECK_FALSE(filter.matches("cpus"));
  CHECK(filter.names().empty());
}

TEST_CASE("TopicFilter: none matches all") {
  CHECK(TopicFilter{{}}.matches("cpu"));
  CHECK(TopicFilter{{}}.is_empty());
}

TEST_CASE("TopicFilter: what can't be is refused") {
  CHECK_THROWS_WITH_AS(TopicFilter{{"a b"}}, "--topic a b: no topic can have that name",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(TopicFilter{{"^("}}, "--topic ^(: no regular expression",
                       std::invalid_argument);
}

TEST_CASE("is_topic_name: as Kafka has it") {
  for (const char* name : {"a", "A-z_0.9", "..."}) CHECK(is_topic_name(name));
  for (const char* name : {"", ".", "..", "a/b", "a b", "#", "\xC3\xA4", "a\n"})
    CHECK_FALSE(is_topic_name(name));
  CHECK(is_topic_name(std::string(249, 'a')));
  CHECK_FALSE(is_topic_name(std::string(250, 'a')));
}

}  // namespace
