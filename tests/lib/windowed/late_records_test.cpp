#include "windowed/late_records.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "support/memory_file.h"
#include "support/scratch.h"

using namespace weir;

namespace {

TEST_CASE("LateRecords: kept as they came, they don't change the status") {
  const Scratch scratch;
  const MemoryFile input{"{\"a\": 1.0}\n"};
  RecordReader in{input.fd(), nullptr, {}};
  LateRecords late{scratch / "late", in};
  late.add(*in.next());
  CHECK(late.end(0) == 0);
  std::ostringstream text;
  text << std::ifstream(scratch / "late").rdbuf();
  CHECK(text.str() == "{\"a\": 1.0}\n");
}

TEST_CASE("LateRecords: none leave the status as it was") {
  const MemoryFile input;
  RecordReader in{input.fd(), nullptr, {}};
  LateRecords late{"", in};
  CHECK(late.end(0) == 0);
  CHECK(late.end(3) == 3);
}

}  // namespace
