#include "spool/folder_lock.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "support/scratch.h"

using namespace weir;

namespace {

TEST_CASE("FolderLock: makes the folder, and lets one process have it") {
  const Scratch scratch;
  const std::string folder = scratch / "a/b";
  {
    const FolderLock lock{folder};
    CHECK_THROWS_WITH_AS(FolderLock{folder},
                         (folder + ": another process has this spool").c_str(),
                         std::runtime_error);
  }
  const FolderLock again{folder};
  CHECK(std::filesystem::exists(folder + "/lock"));
}

TEST_CASE("FolderLock: a file is no folder") {
  CHECK_THROWS_AS(FolderLock{"/dev/null/spool"}, std::system_error);
}

}  // namespace
