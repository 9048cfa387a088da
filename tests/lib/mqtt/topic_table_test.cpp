#include "mqtt/topic_table.h"

#include <doctest/doctest.h>

using weir::TopicTable;

namespace {

std::string shown(const TopicTable& table, std::size_t columns = 80,
                  std::size_t rows = 24) {
  std::string out;
  table.append(out, columns, rows);
  return out;
}

TEST_CASE("TopicTable: topics in order, with what came and what was last") {
  TopicTable table{10};
  table.add("rooms/7", "1");
  table.add("rooms/12", "x");
  table.add("rooms/7", "{\"t\":\n2}");
  table.take_rates(2);
  CHECK(shown(table) ==
        "   count    rate/s  topic     last payload\n"
        "       1       0.5  rooms/12  x\n"
        "       2       1.0  rooms/7   {\"t\":\\n2}\n");
}

TEST_CASE("TopicTable: a rate is that of the last span") {
  TopicTable table{10};
  table.add("a", "");
  table.take_rates(1);
  table.take_rates(1);
  CHECK(shown(table).find("1       0.0  a") != std::string::npos);
}

TEST_CASE("TopicTable: it fits the terminal") {
  TopicTable table{10};
  for (const char* topic : {"a", "b", "c", "d"}) table.add(topic, "long long ago");
  CHECK(shown(table, 26, 5) ==
        "   count    rate/s  topic \n"
        "       1       0.0  a     \n"
        "       1       0.0  b     \n"
        "       1       0.0  c     \n"
        "1 more topics\n");
}

TEST_CASE("TopicTable: it remembers only so many") {
  TopicTable table{1};
  table.add("a", "1");
  table.add("b", "1");
  table.add("a", "2");
  CHECK(shown(table) ==
        "   count    rate/s  topic  last payload\n"
        "       2       0.0  a      2\n"
        "1 messages to still other topics\n");
}

TEST_CASE("TopicTable: payloads and topics do nothing to a terminal") {
  TopicTable table{1};
  table.add("a\033", "\033[2J");
  CHECK(shown(table).find('\033') == std::string::npos);
}

}  // namespace
