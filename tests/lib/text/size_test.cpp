#include "text/size.h"

#include <doctest/doctest.h>

using namespace weir;

namespace {

TEST_CASE("parse_size: a number and its unit") {
  CHECK(parse_size("1") == 1);
  CHECK(parse_size("64KiB") == 64 * 1024);
  CHECK(parse_size("2GiB") == std::uint64_t{2} << 30U);
  CHECK(parse_size("3TiB") == std::uint64_t{3} << 40U);
}

TEST_CASE("parse_size: refuses what is none") {
  for (const char* text : {"", "0", "0MiB", "-1", "MiB", "1.5MiB", "1 MiB", "1mib",
                           "1MB", "1MiB ", "18446744073709551616", "4194305TiB"})
    CHECK(!parse_size(text));
  CHECK(parse_size("4194304TiB") == std::uint64_t{1} << 62U);
}

TEST_CASE("format_size: in the largest unit that is exact") {
  CHECK(format_size(16 << 20) == "16MiB");
  CHECK(format_size(1536) == "1536");
  CHECK(format_size(2048) == "2KiB");
}

}  // namespace
