#include "alert/channel.h"

#include <doctest/doctest.h>

namespace {

TEST_CASE("append_more: tells of others, and not of none") {
  std::string text = "hot";
  weir::append_more(text, 0);
  CHECK(text == "hot");
  weir::append_more(text, 12);
  CHECK(text == "hot (+12 more)");
}

}  // namespace
