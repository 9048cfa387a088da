#include "ndjson/rejects.h"

#include <doctest/doctest.h>

#include <string>

#include "support/memory_file.h"

using namespace weir;

namespace {

struct Kept {
  MemoryFile file;
  Rejects rejects{"/proc/self/fd/" + std::to_string(file.fd()), false};

  std::string text() {
    rejects.flush();
    return file.text();
  }
};

TEST_CASE("Rejects: a line that is kept is a record") {
  Kept kept;
  kept.rejects.add(7, "no field a", "{\"b\":\"\t\"}");
  CHECK(kept.text() ==
        "{\"tool\":\"unit-tests\",\"line\":7,\"reason\":\"no field a\","
        "\"text\":\"{\\\"b\\\":\\\"\\t\\\"}\"}\n");
  CHECK(kept.rejects.count() == 1);
}

TEST_CASE("Rejects: bytes that are no text are kept as base64, from the first on") {
  Kept kept;
  kept.rejects.add(1, "r",
                   "ab\xFF\xFE"
                   "cd");
  CHECK(kept.text().ends_with(R"("text":"ab","text_base64":"//5jZA=="})"
                              "\n"));
}

TEST_CASE("Rejects: a character that is cut between two pieces is whole again") {
  Kept kept;
  kept.rejects.begin(1, "r");
  kept.rejects.text("x\xE2\x82");
  kept.rejects.text("\xACy");
  kept.rejects.end();
  CHECK(kept.text().ends_with("\"text\":\"x\u20ACy\"}\n"));
}

TEST_CASE("Rejects: a character that stays cut is bytes") {
  Kept kept;
  kept.rejects.add(1, "r", "x\xE2\x82");
  CHECK(kept.text().ends_with(R"("text":"x","text_base64":"4oI="})"
                              "\n"));
}

TEST_CASE("Rejects: strict throws at the first") {
  Rejects rejects{"", true};
  CHECK_THROWS_WITH(rejects.add(3, "no field a", "{}"), "line 3: no field a");
}

}  // namespace
