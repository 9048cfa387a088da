#include "alert/line_channel.h"

#include <doctest/doctest.h>

#include "support/alerts.h"
#include "support/memory_file.h"

using namespace weir;

namespace {

std::string written(Alert alert, std::optional<bool> colour = {}) {
  alert.posted = now();
  MemoryFile file;
  RecordWriter out{file.fd()};
  LineChannel channel{out, {file.fd(), colour, {}}};
  CHECK(channel.send({&alert, 1}).kind == Outcome::Kind::Sent);
  out.flush();
  return file.text();
}

TEST_CASE("LineChannel: into a file goes the text alone, on one line") {
  const Text text{"a\nb\x1B", {}};
  CHECK(written(alert(text, R"({"a":1})")) == "a\\nb\\u001b\n");
  CHECK(written(alert(text, R"({"a":1})", 3)) == "a\\nb\\u001b (+3 more)\n");
}

TEST_CASE("LineChannel: without a text, the record's members") {
  CHECK(written(alert(std::nullopt, R"({"a":1,"b":"x\ny"})", 3)) ==
        "a: 1  b: x\\ny (+3 more)\n");
}

TEST_CASE("LineChannel: a text may be empty") {
  const Text text;
  CHECK(written(alert(text, R"({"a":1})")) == "\n");
}

}  // namespace
