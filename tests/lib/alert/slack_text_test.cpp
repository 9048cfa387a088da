#include "alert/slack_text.h"

#include <doctest/doctest.h>

using weir::slack_text;

namespace {

TEST_CASE("slack_text: what came from a record is no markup") {
  CHECK(slack_text({"<!channel> & <@U1>", {{0, 18}}}) ==
        "&lt;!channel&gt; &amp; &lt;@U1&gt;");
}

TEST_CASE("slack_text: what the template says is what its author wanted") {
  CHECK(slack_text({"<!here> a&b <c>", {{8, 11}}}) == "<!here> a&amp;b <c>");
  CHECK(slack_text({"<>", {{0, 0}, {1, 2}}}) == "<&gt;");
}

TEST_CASE("slack_text: a value behind the template's < calls nobody") {
  CHECK(slack_text({"<!channel|open>", {{1, 9}}}) == "<%21channel|open>");
  CHECK(slack_text({"<@U1> <#C1>", {{1, 4}, {7, 10}}}) == "<%40U1> <%23C1>");
  CHECK(slack_text({"<!channel>", {{1, 1}, {1, 9}}}) == "<%21channel>");
  CHECK(slack_text({"<a!@# !>", {{1, 5}, {6, 7}}}) == "<a!@# !>");
  CHECK(slack_text({"<!x", {{0, 3}}}) == "&lt;!x");
}

TEST_CASE("slack_text: escapes exactly once, and nothing else") {
  CHECK(slack_text({"&amp; \"x\" 'é' *b*", {{0, 18}}}) == "&amp;amp; \"x\" 'é' *b*");
}

TEST_CASE("slack_text: is cut at 40,000 characters, with a mark, not in an escape") {
  const std::string long_value(1'000'000, '<');
  const std::string cut = slack_text({long_value, {{0, long_value.size()}}});
  CHECK(cut.size() <= 40'002);
  CHECK(cut.size() > 39'990);
  CHECK(cut.ends_with("&lt;…"));
  const std::string just(40'000, 'x');
  CHECK(slack_text({just, {}}) == just);
  CHECK(slack_text({just + "x", {}}) == std::string(39'999, 'x') + "…");
}

}  // namespace
