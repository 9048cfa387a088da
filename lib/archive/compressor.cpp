#include "archive/compressor.h"

#include "archive/gzip.h"
#include "archive/zstd.h"

namespace weir {
namespace {

class Plain : public Compressor {
 public:
  void add(std::string_view bytes, std::string& out) override { out.append(bytes); }
  void flush(std::string&) override {}
  void end(std::string&) override {}
};

}  // namespace

Compression compression_of(std::string_view name) {
  if (name.ends_with(".gz")) return Compression::Gzip;
  return name.ends_with(".zst") ? Compression::Zstd : Compression::None;
}

CompressionLevels levels_of(Compression compression) {
  if (compression == Compression::Gzip) return {1, 9, 6};
  return compression == Compression::Zstd ? CompressionLevels{1, 19, 3}
                                          : CompressionLevels{0, 0, 0};
}

std::unique_ptr<Compressor> make_compressor(Compression compression, int level) {
  if (compression == Compression::Gzip) return make_gzip(level);
  if (compression == Compression::Zstd) return make_zstd(level);
  return std::make_unique<Plain>();
}

std::string compression_libraries() { return zlib_name() + ", " + zstd_name(); }

}  // namespace weir
