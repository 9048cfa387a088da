#include "archive/zstd.h"

#include <doctest/doctest.h>

#include "support/archive.h"
#include "support/memory_file.h"

using namespace weir;

namespace {

TEST_CASE("Zstd: a whole file has a checksum, and one that was cut short none") {
  constexpr std::size_t descriptor = 4;
  constexpr int checksum = 4;
  const auto compressor = make_zstd(3);
  std::string out;
  compressor->add("{\"a\":1}\n", out);
  compressor->flush(out);
  const std::string cut = out;
  compressor->end(out);
  CHECK((out[descriptor] & checksum) != 0);

  const MemoryFile file{cut};
  make_whole(file.fd(), find_zstd_whole(file.fd()));
  CHECK((file.text()[descriptor] & checksum) == 0);
  CHECK(unzstd(file.text()) == "{\"a\":1}\n");
}

TEST_CASE("Zstd: records of more than a block") {
  const auto compressor = make_zstd(1);
  std::string out;
  std::string line(1'000'000, 'a');
  for (std::size_t i = 0; i < line.size(); i += 3)
    line[i] = static_cast<char>('a' + i * i % 23);
  compressor->add(line + "\n", out);
  compressor->flush(out);
  const std::size_t flushed = out.size();
  compressor->add(line, out);
  compressor->flush(out);
  const MemoryFile file{out};
  const Whole whole = find_zstd_whole(file.fd());
  CHECK(whole.records == 1);
  CHECK(whole.size == flushed);
}

TEST_CASE("Zstd: names its library") { CHECK(zstd_name().starts_with("zstd 1.")); }

}  // namespace
