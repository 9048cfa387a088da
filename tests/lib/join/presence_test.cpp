#include "join/presence.h"

#include <doctest/doctest.h>

#include "support/memory_file.h"

using namespace std::chrono_literals;
using weir::Field;
using weir::MemoryFile;
using weir::Presence;
using weir::PresenceOptions;

namespace {

PresenceOptions every(weir::Duration span) {
  PresenceOptions options;
  options.span = span;
  options.time = Field::parse("t");
  return options;
}

// What is told of the records, by their "k" and "j.k".
std::string told(Presence& presence, std::string_view records) {
  const MemoryFile input{records}, output;
  weir::RecordWriter out{output.fd()};
  weir::RecordReader in{input.fd(), &out, {.rejects = "/dev/null"}};
  presence.find_in({Field::parse("k"), Field::parse("j.k")}, in, out);
  while (weir::Record* record = in.next())
    if (!presence.see(*record)) in.reject("too many");
  out.flush();
  return output.text();
}

TEST_CASE("Presence: tells of silence by the time of others, and of its end") {
  Presence presence{every(30s)};
  CHECK(told(presence,
             "{\"k\":\"a\",\"j\":{\"k\":1},\"t\":100}\n"
             "{\"k\":\"b\",\"j\":{\"k\":2},\"t\":129}\n"
             "{\"k\":\"b\",\"j\":{\"k\":2},\"t\":130}\n"
             "{\"k\":\"a\",\"j\":{\"k\":1},\"t\":150}\n") ==
        "{\"k\":\"a\",\"j.k\":1,\"t\":130,\"absent\":true,\"last_seen\":100}\n"
        "{\"k\":\"a\",\"j.k\":1,\"t\":150,\"absent\":false,\"last_seen\":100}\n");
}

TEST_CASE("Presence: goes on from what was saved, as if there had been no pause") {
  std::string bytes;
  Presence before{every(30s)};
  CHECK(told(before, "{\"k\":1,\"j\":{\"k\":1},\"t\":\"2024-03-01 12:00:00\"}\n")
            .empty());
  weir::Encoder out{[&](std::string_view piece) { bytes.append(piece); }};
  before.save(out);

  Presence after{every(30s)};
  weir::Decoder in{bytes};
  after.load(in);
  CHECK(in.done());
  CHECK(told(after, "{\"k\":2,\"j\":{\"k\":2},\"t\":\"2024-03-01 12:00:31\"}\n") ==
        "{\"k\":1,\"j.k\":1,\"t\":\"2024-03-01 12:00:30\",\"absent\":true,"
        "\"last_seen\":\"2024-03-01 12:00:00\"}\n");
}

TEST_CASE("Presence: a time that is too far ahead moves nothing") {
  PresenceOptions options = every(30s);
  options.max_jump = 1h;
  Presence presence{options};
  CHECK(told(presence,
             "{\"k\":1,\"j\":{\"k\":1},\"t\":1000000}\n"
             "{\"k\":2,\"j\":{\"k\":1},\"t\":2000000}\n")
            .empty());
}

TEST_CASE("Presence: without a span, nothing is told, and there is always room") {
  Presence presence{{}};
  CHECK(told(presence, "{\"k\":1}\n{}\n").empty());
}

TEST_CASE("Presence: without a time, it is that of arrival") {
  PresenceOptions options;
  options.span = 1h;
  Presence presence{options};
  CHECK(told(presence, "{\"k\":1,\"j\":{\"k\":1}}\n").empty());
}

}  // namespace
