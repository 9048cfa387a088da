#include "archive/disk_room.h"

#include <doctest/doctest.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

using namespace std::chrono_literals;
using namespace weir;

namespace {

[[noreturn]] void fail_with(int reason) {
  throw std::system_error(reason, std::generic_category(), "file");
}

TEST_CASE("DiskRoom: tries again until there is room") {
  for (const int reason : {ENOSPC, EDQUOT}) {
    int tries = 0;
    DiskRoom{1h}.insist([&] {
      if (++tries < 2) fail_with(reason);
    });
    CHECK(tries == 2);
  }
}

TEST_CASE("DiskRoom: what room doesn't help fails at once") {
  int tries = 0;
  CHECK_THROWS_AS(DiskRoom{1h}.insist([&] { ++tries, fail_with(EIO); }),
                  std::system_error);
  CHECK_THROWS_AS(DiskRoom{1h}.insist([&] { ++tries, throw std::runtime_error("no"); }),
                  std::runtime_error);
  CHECK(tries == 2);
}

TEST_CASE("DiskRoom: gives up in time, and then once and for all") {
  DiskRoom room{1ms};
  int tries = 0;
  CHECK_THROWS_AS(room.insist([&] { ++tries, fail_with(ENOSPC); }), std::system_error);
  CHECK(tries >= 1);
  const int before = tries;
  CHECK_THROWS_AS(room.insist([&] { ++tries, fail_with(ENOSPC); }), std::system_error);
  CHECK(tries == before + 1);
}

}  // namespace
