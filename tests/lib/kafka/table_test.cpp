#include "kafka/table.h"

#include <doctest/doctest.h>

using weir::KafkaTable;

namespace {

std::string written(const KafkaTable& table, bool columns) {
  std::string out;
  table.append_to(out, columns);
  return out;
}

TEST_CASE("KafkaTable: a row is a line of JSON") {
  KafkaTable table;
  table.begin()
      .add("topic", "a\"b")
      .add("leader", std::int64_t{-1})
      .add("replicas", std::vector<int>{1, 2})
      .add_flag("controller", true)
      .add_null("member");
  CHECK(written(table, false) ==
        "{\"topic\":\"a\\\"b\",\"leader\":-1,\"replicas\":[1,2],\"controller\":true,"
        "\"member\":null}\n");
}

TEST_CASE("KafkaTable: columns are as wide as what is in them, with headings") {
  KafkaTable table;
  table.begin().add("topic", "cpu").add("end", std::int64_t{1'000'000}).add_null("x");
  table.begin().add("topic", "memory").add("end", std::int64_t{5}).add_flag("x", false);
  CHECK(written(table, true) ==
        "topic   end      x\n"
        "cpu     1000000  -\n"
        "memory  5        no\n");
}

TEST_CASE("KafkaTable: other names are under headings of their own") {
  KafkaTable table;
  table.begin().add("a", std::int64_t{1});
  table.begin().add("b", std::vector<int>{1, 2});
  CHECK(written(table, true) == "a\n1\n\nb\n1,2\n");
}

TEST_CASE("KafkaTable: what does something to a terminal isn't shown there") {
  KafkaTable table;
  table.begin().add("a",
                    "\x1b[1m\n\x7F\xC2\x9B"
                    "2J\xFF");
  CHECK(written(table, true) == "a\n\\x1b[1m\\n\\x7f\\xc2\\x9b2J\\xff\n");
}

TEST_CASE("KafkaTable: of nothing there is nothing to show") {
  CHECK(written(KafkaTable{}, true).empty());
  CHECK(written(KafkaTable{}, false).empty());
}

}  // namespace
