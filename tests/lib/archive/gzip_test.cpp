#include "archive/gzip.h"

#include <doctest/doctest.h>

#include "support/archive.h"
#include "support/memory_file.h"

using namespace weir;

namespace {

TEST_CASE("Gzip: a flush costs little of what was learned") {
  const auto compressor = make_gzip(6);
  std::string out;
  for (int i = 0; i < 1000; ++i) {
    compressor->add("{\"hostname\":\"doc\",\"usage\":" + std::to_string(i) +
                        ",\"occurred_at\":1700000000000}\n",
                    out);
    compressor->flush(out);
  }
  CHECK(out.size() < 30'000);  // of 57,890
}

TEST_CASE("Gzip: a checksum that is wrong is not taken for a whole file") {
  const auto compressor = make_gzip(6);
  std::string out;
  compressor->add("{\"a\":1}\n", out);
  compressor->flush(out);
  compressor->end(out);
  out[out.size() - 5] ^= 1;
  const MemoryFile file{out};
  const Whole whole = find_gzip_whole(file.fd());
  CHECK(whole.records == 1);
  make_whole(file.fd(), whole);
  CHECK(gunzipped(file.text()) == "{\"a\":1}\n");
}

TEST_CASE("Gzip: names its library") { CHECK(zlib_name().starts_with("zlib 1.")); }

}  // namespace
