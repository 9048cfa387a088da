#include "syslog/message.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using namespace weir;

namespace {

SyslogMessage message(std::string text) {
  return {.facility = 3,
          .severity = 2,
          .tag = "weir",
          .process = 42,
          .host = "doc.example.com",
          .time = Time{1'795'793'403s + 123'456'789ns},
          .text = std::move(text)};
}

TEST_CASE("syslog_text: priority, tag and text") {
  CHECK(syslog_text(message("doc is hot"), 480) == "<26>weir[42]: doc is hot");
}

TEST_CASE("rfc5424_text: all its fields, to the microsecond") {
  CHECK(rfc5424_text(message("doc is hot"), 480) ==
        "<26>1 2026-11-27T15:30:03.123456Z doc.example.com weir 42 - - doc is hot");
}

TEST_CASE("rfc5424_text: says that it is UTF-8 where that matters") {
  CHECK(rfc5424_text(message("grün"), 480).ends_with(" - - \xEF\xBB\xBFgrün"));
}

TEST_CASE("rfc5424_text: a host that can't be told is none") {
  SyslogMessage made = message("x");
  made.host = "";
  CHECK(rfc5424_text(made, 480).find("Z - weir") != std::string::npos);
  made.host = "a b\n<c";
  CHECK(rfc5424_text(made, 480).find("Z ab<c weir") != std::string::npos);
}

TEST_CASE("syslog texts: what is too long is cut, with a mark, at a character") {
  const std::string head = "<26>weir[42]: ";
  const std::string fits(480 - head.size(), 'x');
  CHECK(syslog_text(message(fits), 480) == head + fits);
  CHECK(syslog_text(message(fits + "x"), 480) == head + fits.substr(3) + "…");
  for (const char* start : {"", "x", "xx"}) {
    std::string text = start;
    while (text.size() < 600) text.append("€");
    for (const std::string& cut :
         {syslog_text(message(text), 480), rfc5424_text(message(text), 480)}) {
      CHECK(cut.size() <= 480);
      CHECK(cut.size() > 477);
      CHECK(cut.ends_with("€…"));
    }
  }
}

TEST_CASE("parse_facility: by its name") {
  CHECK(parse_facility("kern") == 0);
  CHECK(parse_facility("local7") == 23);
  CHECK_FALSE(parse_facility("local8").has_value());
  CHECK_FALSE(parse_facility("").has_value());
}

TEST_CASE("parse_severity: by its names, or its number") {
  CHECK(parse_severity("emerg") == 0);
  CHECK(parse_severity("CRITICAL") == 2);
  CHECK(parse_severity("warn") == 4);
  CHECK(parse_severity("7") == 7);
  for (const char* text : {"8", "-1", "", "loud", "07"})
    CHECK_FALSE(parse_severity(text).has_value());
}

TEST_CASE("is_syslog_tag: a word of a length") {
  CHECK(is_syslog_tag("weir-1.a/b_c"));
  CHECK(is_syslog_tag(std::string(48, 'a')));
  for (const char* tag : {"", "a b", "a\n", "a[", "é"}) CHECK_FALSE(is_syslog_tag(tag));
  CHECK_FALSE(is_syslog_tag(std::string(49, 'a')));
}

}  // namespace
