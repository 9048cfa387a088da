#include "archive/recovery.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include "archive/part_file.h"
#include "support/archive.h"
#include "support/scratch.h"

using namespace weir;

namespace {

TEST_CASE("recover: finishes what was left, up to what was written out") {
  for (const char* end : {"", ".gz", ".zst"}) {
    const Scratch scratch;
    const std::string root = scratch / "archive";
    const auto path = PathTemplate::parse(std::string("d/p-{seq}") + end);
    const auto compression = compression_of(path.text());
    const FilePlace place = path.place({}, {});
    {
      PartFile part{root, place, 1, {compression, levels_of(compression).usual}};
      part.add(R"({"a":1})");
      part.add(R"({"a":2})");
      part.write_out();
      part.add(R"({"a":3})");
      PartFile empty{root, place, 2, {compression, levels_of(compression).usual}};
      const auto living = recover(root, path);
      CHECK(living.files == 0);
    }
    const auto left = recover(root, path);
    CHECK(left.files == 1);
    CHECK(left.records == 2);
    const std::string name = place.name(1);
    CHECK(files_below(root) == "d/" + name);
    CHECK(unpacked(text_of(root + "/d/" + name), compression) ==
          "{\"a\":1}\n{\"a\":2}\n");
    CHECK(recover(root, path).files == 0);
  }
}

TEST_CASE("recover: leaves alone what the template can't have named") {
  const Scratch scratch;
  std::ofstream(scratch / ".notes.part") << "a\n";
  std::ofstream(scratch / ".q-000001.part") << "a\n";
  CHECK(recover(scratch / ".", PathTemplate::parse("p-{seq}")).files == 0);
  CHECK(files_below(scratch / ".") == ".notes.part .q-000001.part");
}

TEST_CASE("salvage: half a record is none") {
  const Scratch scratch;
  std::ofstream(scratch / ".p-000001.part") << "{\"a\":1}\n{\"a\":";
  std::ofstream(scratch / ".p-000002.part") << "{\"a\":";
  CHECK(recover(scratch / ".", PathTemplate::parse("p-{seq}")).records == 1);
  CHECK(files_below(scratch / ".") == "p-000001");
  CHECK(text_of(scratch / "p-000001") == "{\"a\":1}\n");
}

}  // namespace
