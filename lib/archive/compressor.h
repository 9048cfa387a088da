// Compressor: bytes in, fewer bytes out.
//
//   const auto compressor = make_compressor(compression_of("a.gz"), 6);
//   compressor->add(lines, out);    // keeps some to itself
//   compressor->flush(out);         // and now none: `out` tells all of them
//   compressor->end(out);
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace weir {

enum class Compression : unsigned char { None, Gzip, Zstd };

// By how a file's name ends: .gz, .zst, or anything else.
Compression compression_of(std::string_view name);

// From the quickest level to the smallest result, and what is usual.
struct CompressionLevels {
  int least, most, usual;
};
CompressionLevels levels_of(Compression compression);

class Compressor {
 public:
  virtual ~Compressor() = default;

  // Takes `bytes`, and appends to `out` what has come of all so far.
  virtual void add(std::string_view bytes, std::string& out) = 0;
  // Appends the rest of what the bytes so far come to.
  virtual void flush(std::string& out) = 0;
  // Appends that and the end. Nothing is called after it.
  virtual void end(std::string& out) = 0;
};

// Requires: a level that levels_of() allows. Throws std::bad_alloc.
std::unique_ptr<Compressor> make_compressor(Compression compression, int level);

// For --version.
std::string compression_libraries();

}  // namespace weir
