#include "ndjson/tally.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <string>

#include "support/memory_file.h"

using weir::MemoryFile;
using weir::Tally;

namespace {

// What `action` writes to stderr.
template <class Action>
std::string written_by(Action action) {
  const MemoryFile file;
  const int errors = ::dup(STDERR_FILENO);
  ::dup2(file.fd(), STDERR_FILENO);
  action();
  ::dup2(errors, STDERR_FILENO);
  ::close(errors);
  return file.text();
}

TEST_CASE("Tally: the counters as they stand, in the order they were shown") {
  std::array<std::uint64_t, 2> counters{12, 0};
  Tally tally;
  tally.show("in", counters[0]);
  tally.show("late", counters[1]);
  counters[1] = 3;
  const std::string line = written_by([&] { tally.write_line(); });
  CHECK(line.starts_with(R"({"tool":"unit-tests","seconds":)"));
  CHECK(line.ends_with(",\"in\":12,\"late\":3}\n"));
}

TEST_CASE("Tally: on a terminal, what there is of, and gone when it is cleared") {
  std::uint64_t in = 1'234'567, late = 0;
  Tally tally;
  tally.show("in", in);
  tally.show("late", late);
  const std::string drawn =
      written_by([&] { tally.draw(), tally.clear(), tally.clear(); });
  CHECK(drawn.find("1,234,567 in,") != std::string::npos);
  CHECK(drawn.find("late") == std::string::npos);
  CHECK(drawn.ends_with("/s\r\033[K"));
}

}  // namespace
