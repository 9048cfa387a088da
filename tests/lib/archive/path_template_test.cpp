#include "archive/path_template.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace std::chrono_literals;
using namespace weir;

namespace {

constexpr Time noon = std::chrono::sys_days{std::chrono::year{2024} / 3 / 1} + 12h;

std::string path_of(const char* text, std::vector<std::string_view> values = {}) {
  const FilePlace place = PathTemplate::parse(text).place(noon, values);
  return place.folder + "|" + place.name(7);
}

TEST_CASE("PathTemplate: time, fields and a number") {
  CHECK(path_of("dt=%Y-%m-%d/hr=%H/part-{seq}.gz") ==
        "dt=2024-03-01/hr=12|part-000007.gz");
  CHECK(path_of("%F-{seq}") == "|2024-03-01-000007");
  CHECK(path_of("{seq}") == "|000007");
  CHECK(path_of("100%%-{{}}-{seq}") == "|100%-{}-000007");
  CHECK(path_of("{a}/{b}-{seq}-{a}", {"\"x/y\"", "1.50", "\"\\u002e.\""}) ==
        "x%2Fy|1.50-000007-%2E.");
}

TEST_CASE("PathTemplate: stays the same within its smallest unit of time") {
  CHECK(PathTemplate::parse("{seq}").unit() == 0s);
  CHECK(PathTemplate::parse("%Y/{seq}").unit() == 24h);
  CHECK(PathTemplate::parse("%F/%H/{seq}-%M").unit() == 1min);
  CHECK(PathTemplate::parse("%Y/%H-{seq}").time_text(noon) == "202412");
}

TEST_CASE("PathTemplate: refuses what names no file of its own") {
  const auto why = [](const std::string& text) -> std::string {
    try {
      PathTemplate::parse(text);
    } catch (const std::invalid_argument& error) {
      return error.what();
    }
    return "";
  };
  CHECK(why("part.gz") == "path: without {seq} in it all files would have one name");
  CHECK(why("{seq}/part.gz") ==
        "path: {seq} is to be in the file's name, behind the last /");
  CHECK(why("{seq}{seq}") == "path: {seq} is there twice");
  const std::string empty =
      "path: it is below DIR, and has a name before and behind each /";
  CHECK(why("/a/{seq}") == empty);
  CHECK(why("a//{seq}") == empty);
  CHECK(why("a/../{seq}") == "path: no folder in it can be called ..");
  CHECK(why("./{seq}") == "path: no folder in it can be called .");
  CHECK(why(".a-{seq}") ==
        "path: a file whose name begins with a dot is seen by nobody");
  CHECK(why(".%H-{seq}") != "");
  CHECK(why("%Q-{seq}") ==
        "path: behind % stands one of Y y m d j F H M S, or another %, not 'Q'");
  CHECK(why("{seq}%") != "");
  CHECK(why("{a:.2f}-{seq}") == "path: a field in it has no format");
  CHECK(why(std::string(250, 'a') + "{seq}") ==
        "path: a name in it would be longer than 240");
  CHECK(why("{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}{k}/{seq}") ==
        "path: a name in it would be longer than 240");
  CHECK(why("a/b/c/d/e/f/g/h/i/j/k/l/m/{seq}") == "path: more than 12 folders deep");
}

TEST_CASE("PathTemplate: whatever the data, names have room") {
  const std::string long_value = '"' + std::string(5000, '/') + '"';
  const auto path = PathTemplate::parse("{a}{b}{c}/{a}-{seq}-{b}.ndjson.gz");
  const std::vector<std::string_view> values(5, long_value);
  const FilePlace place = path.place(noon, values);
  CHECK(place.folder.size() <= 240);
  CHECK(place.name(UINT64_MAX / 2).size() <= 240);
  CHECK(path.matches_folder(0, place.folder));
  CHECK(path.place_of(place.name(1)));
}

TEST_CASE("PathTemplate: knows the names it can have made") {
  const auto path = PathTemplate::parse("dt=%F/{room}-{seq}.gz");
  CHECK(path.depth() == 1);
  CHECK(path.matches_folder(0, "dt=2024-03-01"));
  CHECK(!path.matches_folder(0, "dt=2024-13-01"));
  CHECK(!path.matches_folder(0, "dt=2024-03-01.bak"));
  const auto place = path.place_of("a-b-000012.gz");
  REQUIRE(place);
  CHECK(place->before == "a-b-");
  CHECK(place->after == ".gz");
  for (const char* name : {"", "a-1.gz", "a-0000001.gz", "a-000000.gz", "-000001.gz",
                           "a-000001.gz.bak", "notes.txt", "a b-000001.gz"})
    CHECK(!path.place_of(name));
  CHECK(path.place_of("a-1234567.gz"));
  CHECK(!path.place_of("a-12345678901234567890.gz"));
}

TEST_CASE("PathTemplate: digits beside the number don't confuse it") {
  const auto path = PathTemplate::parse("{a}{seq}0.gz");
  const auto place = path.place_of("120000010.gz");
  REQUIRE(place);
  CHECK(place->before == "1");
  CHECK(place->after == "0.gz");
}

}  // namespace
