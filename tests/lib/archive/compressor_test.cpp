#include "archive/compressor.h"

#include <doctest/doctest.h>

#include "support/archive.h"

using namespace weir;

namespace {

TEST_CASE("Compression: by the end of a name") {
  CHECK(compression_of("a.ndjson.gz") == Compression::Gzip);
  CHECK(compression_of("a.zst") == Compression::Zstd);
  CHECK(compression_of("a.gz.ndjson") == Compression::None);
}

TEST_CASE("Compressor: gives back what it was given, flushed or not") {
  for (const auto compression :
       {Compression::None, Compression::Gzip, Compression::Zstd}) {
    const auto levels = levels_of(compression);
    for (const int level : {levels.least, levels.usual, levels.most}) {
      const auto compressor = make_compressor(compression, level);
      std::string out;
      std::string text;
      for (int i = 0; i < 3000; ++i) {
        const std::string line = "line " + std::to_string(i * 7919) + "\n";
        compressor->add(line, out);
        text.append(line);
        if (i % 100 == 0) compressor->flush(out);
      }
      compressor->end(out);
      CHECK(unpacked(out, compression) == text);
    }
  }
}

TEST_CASE("Compressor: what is large goes in at once") {
  const std::string text(5'000'000, 'x');
  for (const auto compression : {Compression::Gzip, Compression::Zstd}) {
    const auto compressor = make_compressor(compression, 1);
    std::string out;
    compressor->add(text, out);
    compressor->end(out);
    CHECK(out.size() < 50'000);
    CHECK(unpacked(out, compression) == text);
  }
}

TEST_CASE("Compressor: nothing is a whole file too") {
  for (const auto compression : {Compression::Gzip, Compression::Zstd}) {
    std::string out;
    make_compressor(compression, 1)->end(out);
    CHECK(unpacked(out, compression).empty());
  }
}

}  // namespace
