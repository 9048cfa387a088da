#include "joined/join_settings.h"

#include <doctest/doctest.h>

#include <string>

using namespace weir;

namespace {

JoinSettings read(const std::string& line) {
  App app{"threshold-join", "", ""};
  JoinSettings settings;
  bind(app, settings);
  app.parse(line);
  return settings;
}

TEST_CASE("JoinSettings: what is said is what is made") {
  const JoinSettings settings = read(
      "'a > b' --table limits.csv --on host --take b --unmatched pass --refresh 5s "
      "--retry 1m --listen limits --password-file secret --for 30s --changes");
  CHECK(settings.watch.condition == "a > b");
  CHECK(settings.watch.trigger.hold == std::chrono::seconds{30});
  CHECK(settings.watch.trigger.writes == TriggerOptions::Writes::Changes);
  CHECK(settings.lookup.table.name == "limits.csv");
  CHECK(settings.lookup.table.listen == "limits");
  CHECK(settings.lookup.table.password_file == "secret");
  CHECK(settings.lookup.refresh == std::chrono::seconds{5});
  CHECK(settings.lookup.retry == std::chrono::minutes{1});
  CHECK(settings.unmatched == "pass");
}

TEST_CASE("JoinSettings: what is for a table goes with one") {
  for (const char* line : {"a --on k", "a --refresh 5s", "a --listen c", "a --retry 5s",
                           "a --password-file f", "a --table t.csv"})
    CHECK_THROWS_AS(read(line), CLI::ParseError);
}

}  // namespace
