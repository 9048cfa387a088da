#include "ndjson/record.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "ndjson/stream.h"
#include "support/memory_file.h"

using namespace weir;

namespace {

// One record, read from a line that is good.
struct Read {
  explicit Read(const std::string& line) : input{line + "\n"} {}

  Record& get() {
    record = in.next();
    REQUIRE(record != nullptr);
    return *record;
  }
  std::string written() const {
    std::string out;
    record->append_to(out);
    return out;
  }

  MemoryFile input;
  RecordReader in{input.fd(), nullptr, {.strict = true}};
  Record* record = nullptr;
};

TEST_CASE("Record: what nobody sets leaves as it came") {
  const std::string odd = R"( { "b" : 1.50 ,"a":[ ], "n":12345678901234567890  } )";
  Read read{odd};
  read.get();
  CHECK(read.written() == odd);
}

TEST_CASE("Record: a field is found by its path") {
  Read read{R"({"id":7,"sensor":{"temp":21.5,"unit":"C","on":{"x":[1,{"y":2}]}}})"};
  const Slot id = read.in.optional(Field::parse("id"));
  const Slot unit = read.in.optional(Field::parse("sensor.unit"));
  const Slot deep = read.in.optional(Field::parse("/sensor/on/x/1/y"));
  const Slot none = read.in.optional(Field::parse("sensor.none"));
  const Slot whole = read.in.optional(Field::parse("sensor"));
  const Record& record = read.get();
  CHECK(record.raw(id) == "7");
  CHECK(record.raw(unit) == R"("C")");
  CHECK(record.raw(deep) == "2");
  CHECK(record.raw(none) == std::nullopt);
  CHECK(record.raw(whole)->starts_with(R"({"temp")"));
}

TEST_CASE("Record: a dotted name is also that of a member with dots") {
  Read read{R"({"payload.temp_avg":3})"};
  const Slot slot = read.in.optional(Field::parse("payload.temp_avg"));
  CHECK(read.get().raw(slot) == "3");
}

TEST_CASE("Record: a pointer's steps are not a member with dots") {
  Read read{R"({"a.b":3})"};
  const Slot slot = read.in.optional(Field::parse("/a/b"));
  CHECK(read.get().raw(slot) == std::nullopt);
}

TEST_CASE("Record: a name is the same however it is spelled") {
  Read read{R"({"h\u006fst":"x"})"};
  const Slot slot = read.in.optional(Field::parse("host"));
  CHECK(read.get().raw(slot) == R"("x")");
}

TEST_CASE("Record: null counts as missing") {
  Read read{R"({"a":null})"};
  const Slot slot = read.in.optional(Field::parse("a"));
  CHECK(read.get().raw(slot) == std::nullopt);
}

TEST_CASE("Record: new members go last, in the order they were set") {
  Read read{R"({"a": 1 })"};
  const Target b = read.in.target("b"), c = read.in.target("c \"q\"");
  Record& record = read.get();
  record.set(b, 0.1);
  record.set(c, 2.0);
  CHECK(read.written() == R"({"a": 1 ,"b":0.1,"c \"q\"":2})");
}

TEST_CASE("Record: the first member of an empty object takes no comma") {
  Read read{"{ }"};
  const Target a = read.in.target("a"), b = read.in.target("b");
  Record& record = read.get();
  record.set(a, true);
  record.set(b, 2.0);
  CHECK(read.written() == R"({ "a":true,"b":2})");
}

TEST_CASE("Record: a member that is there gets its new value in place") {
  Read read{R"({"a":{"x":1},"b":2,"c":null})"};
  const Target a = read.in.target("a"), b = read.in.target("b"),
               c = read.in.target("c");
  Record& record = read.get();
  record.set(b, 4.0);
  record.set(a, 3.0);
  record.set(c, Timestamp{Time{}, TimeForm::Seconds});
  CHECK(read.written() == R"({"a":3,"b":4,"c":0})");
}

TEST_CASE("Record: a key is the raw text of its fields, a line each") {
  Read read{R"({"a":"x","b":1,"c":{"d":"1"}})"};
  const auto one = read.in.key({Field::parse("c.d")});
  const auto two = read.in.key({Field::parse("a"), Field::parse("b")});
  Record& record = read.get();
  CHECK(record.key(one) == R"("1")");
  CHECK(record.key(two) == "\"x\"\n1");
}

}  // namespace
