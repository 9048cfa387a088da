#include "alert/discord_text.h"

#include <doctest/doctest.h>

using weir::discord_text;

namespace {

TEST_CASE("discord_text: what came from a record is no markup") {
  CHECK(discord_text({"[free](http://x) <@1> **b**", {{0, 27}}}) ==
        R"(\[free\]\(http://x\) \<@1\> \*\*b\*\*)");
  CHECK(discord_text({R"(_i_ ~~s~~ `c` ||s|| # h \)", {{0, 25}}}) ==
        R"(\_i\_ \~\~s\~\~ \`c\` \|\|s\|\| \# h \\)");
}

TEST_CASE("discord_text: what the template says is what its author wanted") {
  CHECK(discord_text({"**a_b** [c]", {{2, 5}}}) == R"(**a\_b** [c])");
  CHECK(discord_text({"*é*", {}}) == "*é*");
  CHECK(discord_text({"*", {{0, 0}, {0, 1}}}) == R"(\*)");
}

TEST_CASE("discord_text: a backslash of the template takes none of ours away") {
  CHECK(discord_text({R"(\*)", {{1, 2}}}) == R"(\\\*)");
  CHECK(discord_text({R"(\\*)", {{2, 3}}}) == R"(\\\*)");
  CHECK(discord_text({R"(a\*)", {{2, 3}}}) == R"(a\\\*)");
}

}  // namespace
