#include "alert/composer.h"

#include <doctest/doctest.h>

#include "support/memory_file.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

// The alerts that are made of the records in `lines`.
std::vector<Alert> alerts(const ComposerOptions& options, std::string_view lines) {
  MemoryFile input{lines}, aside;
  StreamOptions stream;
  stream.rejects = "/proc/self/fd/" + std::to_string(aside.fd());
  RecordReader in{input.fd(), nullptr, stream};
  Composer composer{options, in};
  std::vector<Alert> all;
  Alert alert;
  while (Record* record = in.next()) {
    composer.compose(*record, alert);
    all.push_back(alert);
  }
  return all;
}

std::vector<std::string> texts(const char* text, std::string_view lines) {
  std::vector<std::string> all;
  for (const Alert& alert :
       alerts({.text = Template::parse(text), .needs_all = true}, lines))
    all.push_back(alert.text->plain);
  return all;
}

TEST_CASE("Composer: the text is made anew from each record") {
  CHECK(texts("{h} {u:.1f} {u}",
              "{\"h\":\"doc\",\"u\":9.25}\n{\"u\":\"8\",\"h\":null}\n"
              "{\"u\":\"8\",\"h\":[1]}\n") ==
        std::vector<std::string>{"doc 9.2 9.25", "[1] 8.0 8"});
}

TEST_CASE("Composer: a record whose number is none makes no alert") {
  CHECK(texts("{u:.1f}", "{\"u\":true}\n{\"u\":\"x\"}\n{\"u\":1e400}\n{}\n").empty());
}

TEST_CASE("Composer: or else, what isn't there is told as a question mark") {
  const auto all = alerts({.text = Template::parse("{h} {u:.1f}")},
                          "{}\n{\"u\":null,\"h\":1}\n{\"u\":\"x\"}\n");
  REQUIRE(all.size() == 2);
  CHECK(all[0].text->plain == "? ?");
  CHECK(all[1].text->plain == "1 ?");
}

TEST_CASE("Composer: of a record alone, it is that, its line and its arrival") {
  const Time before = now() - 1min;
  const auto all = alerts({}, "\n{\"a\": 1}\n");
  REQUIRE(all.size() == 1);
  CHECK_FALSE(all[0].text.has_value());
  CHECK(all[0].record == "{\"a\": 1}");
  CHECK(all[0].line == 2);
  CHECK(all[0].time > before);
  CHECK(all[0].receivers == std::vector<std::string>{""});
  CHECK(all[0].key.empty());
}

TEST_CASE("Composer: key, thread, time and parts are those of the record's fields") {
  const auto all = alerts({.parts = {Template::parse("about {h}")},
                           .by = {Field::parse("h"), Field::parse("c")},
                           .thread_by = {Field::parse("h")},
                           .time = Field::parse("t")},
                          R"({"h":"a","c":1,"t":100})");
  REQUIRE(all.size() == 1);
  CHECK(all[0].key == "\"a\"\n1");
  CHECK(all[0].thread == "\"a\"");
  CHECK(all[0].time == Time{100s});
  CHECK(all[0].parts.at(0).plain == "about a");
}

TEST_CASE("Composer: receivers are filled in, too") {
  const auto all = alerts({.to = {Template::parse("#ops"), Template::parse("#{team}")}},
                          "{\"team\":\"net\"}\n{\"team\":\"db\"}\n");
  REQUIRE(all.size() == 2);
  CHECK(all[0].receivers == std::vector<std::string>{"#ops", "#net"});
  CHECK(all[1].receivers == std::vector<std::string>{"#ops", "#db"});
}

TEST_CASE("Composer: knows which members the text tells") {
  MemoryFile input;
  RecordReader in{input.fd(), nullptr, {}};
  CHECK(Composer{{}, in}.told().empty());
  const Composer composer{{.text = Template::parse("{a} {b.c:.1f}")}, in};
  CHECK(composer.told() == std::vector<std::string>{"a", "a", "b", "b.c"});
}

}  // namespace
