#include "state/keeper.h"

#include <doctest/doctest.h>

#include "support/memory_file.h"
#include "support/scratch.h"

using namespace weir;

namespace {

struct Counter : Remembered {
  std::uint64_t count = 0;
  void save(Encoder& out) const override { out.whole(count); }
  void load(Decoder& in) override { count = in.whole(); }
};

// Counts the lines of `text` onto what was saved; the sum.
std::uint64_t count_lines(const StateOptions& options, std::string_view text) {
  const MemoryFile input{text}, output;
  RecordWriter out{output.fd()};
  RecordReader in{input.fd(), &out, {}};
  Counter counter;
  StateKeeper state{options, {"count"}, counter, in, &out};
  while (in.next() != nullptr) ++counter.count;
  CHECK(state.save() == !options.file.empty());
  return counter.count;
}

TEST_CASE("StateKeeper: a run goes on where the last one ended") {
  const Scratch scratch;
  const StateOptions options{.file = scratch / "s"};
  CHECK(count_lines(options, "{}\n{}\n") == 2);
  CHECK(count_lines(options, "{}\n") == 3);
}

TEST_CASE("StateKeeper: how far it came is counted over all runs") {
  const Scratch scratch;
  const StateOptions options{.file = scratch / "s"};
  count_lines(options, "{}\n{}\n");
  count_lines(options, "\n{}\n");
  Counter counter;
  CHECK(StateFile{options.file, "count", 1, {}}.load(counter).lines == 4);
}

TEST_CASE("StateKeeper: without a file nothing is kept") {
  CHECK(count_lines({}, "{}\n") == 1);
  CHECK(count_lines({}, "{}\n") == 1);
}

}  // namespace
