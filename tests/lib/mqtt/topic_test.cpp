#include "mqtt/topic.h"

#include <doctest/doctest.h>

#include <string>

using weir::filter_problem;
using weir::level_problem;
using weir::topic_matches;
using weir::topic_problem;

namespace {

TEST_CASE("topic_problem(): names have no wildcards") {
  CHECK_FALSE(topic_problem("rooms/7"));
  CHECK_FALSE(topic_problem("/"));
  CHECK_FALSE(topic_problem("räume/7"));
  CHECK(*topic_problem("rooms/+") == "it has a + in it");
  CHECK(*topic_problem("a#") == "it has a # in it");
  CHECK(*topic_problem("") == "it is empty");
  CHECK(*topic_problem(std::string_view("a\0b", 3)) == "it has a NUL in it");
  CHECK(*topic_problem("a\xFF") == "it is not UTF-8");
  CHECK_FALSE(topic_problem(std::string(65535, 'a')));
  CHECK(*topic_problem(std::string(65536, 'a')) == "it has more than 65535 bytes");
}

TEST_CASE("filter_problem(): a wildcard has a level to itself, a # the last") {
  for (const char* good : {"#", "+", "a/#", "+/a/+", "/", "a//b", "$share/g/a/#"})
    CHECK_MESSAGE(!filter_problem(good), good);
  for (const char* bad : {"", "a#", "#/a", "a/b+", "+a", "$share/g", "$share/g/",
                          "$share//a", "$share/g+/a"})
    CHECK_MESSAGE(filter_problem(bad).has_value(), bad);
}

TEST_CASE("level_problem(): data begins no level and makes no wildcard") {
  CHECK_FALSE(level_problem("doc 7"));
  CHECK(*level_problem("") == "it is empty");
  CHECK(*level_problem("a/b") == "it has a / in it");
  CHECK(*level_problem("+") == "it has a + in it");
  CHECK(*level_problem("a#") == "it has a # in it");
  CHECK(*level_problem(std::string_view("\0", 1)) == "it has a NUL in it");
}

TEST_CASE("topic_matches(): as the standard has it") {
  struct Case {
    const char* filter;
    const char* topic;
    bool matches;
  };
  for (const Case& one : {Case{"a/b", "a/b", true},     {"a/b", "a/c", false},
                          {"a/b", "a/b/c", false},      {"a/b/c", "a/b", false},
                          {"a/+", "a/b", true},         {"a/+", "a/", true},
                          {"a/+", "a", false},          {"a/+", "a/b/c", false},
                          {"+/+", "/a", true},          {"+", "/a", false},
                          {"/+", "/a", true},           {"#", "a/b", true},
                          {"a/#", "a", true},           {"a/#", "a/b/c", true},
                          {"a/#", "ab", false},         {"a/+/#", "a/b", true},
                          {"a/+/#", "a", false},        {"#", "$SYS/a", false},
                          {"+/a", "$SYS/a", false},     {"$SYS/#", "$SYS/a", true},
                          {"$share/g/a/#", "a/b", true}})
    CHECK_MESSAGE(topic_matches(one.filter, one.topic) == one.matches,
                  one.filter << " " << one.topic);
}

}  // namespace
