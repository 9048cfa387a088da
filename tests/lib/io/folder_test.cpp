#include "io/folder.h"

#include <doctest/doctest.h>

#include <cerrno>

#include "support/scratch.h"

using namespace weir;

namespace {

TEST_CASE("sync_folder: says why it can't") {
  const Scratch scratch;
  CHECK(sync_folder(scratch / "."));
  CHECK(!sync_folder(scratch / "none"));
  CHECK(errno == ENOENT);
}

}  // namespace
