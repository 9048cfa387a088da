#include "archive/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <new>

namespace weir {
namespace {

constexpr std::size_t room_size = 64 * 1024;
constexpr int with_gzip_header = 16 + MAX_WBITS;

// zlib only reads what it is given.
Bytef* bytes_of(std::string_view text) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // NOLINT
}

class GzipCompressor : public Compressor {
 public:
  explicit GzipCompressor(int level) {
    constexpr int usual_memory = 8;
    if (::deflateInit2(&stream_, level, Z_DEFLATED, with_gzip_header, usual_memory,
                       Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~GzipCompressor() override { ::deflateEnd(&stream_); }
  GzipCompressor(const GzipCompressor&) = delete;
  GzipCompressor& operator=(const GzipCompressor&) = delete;

  void add(std::string_view bytes, std::string& out) override {
    constexpr std::size_t most = std::numeric_limits<uInt>::max();
    for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), most))) {
      stream_.next_in = bytes_of(bytes);
      stream_.avail_in = static_cast<uInt>(std::min(bytes.size(), most));
      deflate(Z_NO_FLUSH, out);
    }
  }
  void flush(std::string& out) override { deflate(Z_SYNC_FLUSH, out); }
  void end(std::string& out) override { deflate(Z_FINISH, out); }

 private:
  // Until zlib leaves room, which means that it has no more to give.
  void deflate(int flush, std::string& out) {
    do {
      const std::size_t size = out.size();
      out.resize(size + room_size);
      stream_.next_out = reinterpret_cast<Bytef*>(out.data() + size);
      stream_.avail_out = room_size;
      ::deflate(&stream_, flush);
      out.resize(out.size() - stream_.avail_out);
    } while (stream_.avail_out == 0);
  }

  z_stream stream_{};
};

void append_little_endian(std::string& out, std::uint64_t value) {
  for (int i = 0; i < 4; ++i, value >>= 8U)
    out.push_back(static_cast<char>(value & 0xFFU));
}

// Reads a file that may be cut short, and notes each place where it could be ended.
class GzipReader {
 public:
  GzipReader() {
    if (::inflateInit2(&stream_, with_gzip_header) != Z_OK) throw std::bad_alloc();
  }
  ~GzipReader() { ::inflateEnd(&stream_); }
  GzipReader(const GzipReader&) = delete;
  GzipReader& operator=(const GzipReader&) = delete;

  // False once there is nothing more to look for.
  bool add(std::string_view block) {
    stream_.next_in = bytes_of(block);
    stream_.avail_in = static_cast<uInt>(block.size());
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(room_.data());
      stream_.avail_out = room_size;
      const int result = ::inflate(&stream_, Z_BLOCK);
      const std::string_view text(room_.data(), room_size - stream_.avail_out);
      if (!count_.add(text)) return false;
      checksum_ = ::crc32_z(checksum_, bytes_of(text), text.size());
      if (result == Z_STREAM_END) return end();
      if (result == Z_BUF_ERROR) return true;  // wants more
      if (result != Z_OK) return false;
      if (between_blocks() && count_.at_end()) note();
    } while (stream_.avail_in > 0 || stream_.avail_out == 0);
    return true;
  }

  const Whole& whole() const { return whole_; }

 private:
  // Behind a block that isn't the last, at a whole byte.
  bool between_blocks() const {
    constexpr int end_of_block = 128, in_last_block = 64, unused_bits = 7;
    return (stream_.data_type & (end_of_block | in_last_block | unused_bits)) ==
           end_of_block;
  }

  // An empty block, the last, could follow here, and then the checks.
  void note() {
    whole_.records = count_.records();
    whole_.size = stream_.total_in;
    whole_.end = std::string("\x03\x00", 2);
    append_little_endian(whole_.end, checksum_);
    append_little_endian(whole_.end, stream_.total_out);
  }

  bool end() {
    if (count_.at_end()) whole_ = {count_.records(), stream_.total_in, {}, {}};
    return false;
  }

  z_stream stream_{};
  std::array<char, room_size> room_{};
  uLong checksum_ = ::crc32_z(0, nullptr, 0);
  RecordCount count_;
  Whole whole_;
};

}  // namespace

std::unique_ptr<Compressor> make_gzip(int level) {
  return std::make_unique<GzipCompressor>(level);
}

Whole find_gzip_whole(int fd) {
  FileBlocks blocks{fd};
  const auto reader = std::make_unique<GzipReader>();
  for (std::string_view block; !(block = blocks.next()).empty();)
    if (!reader->add(block)) break;
  return reader->whole();
}

std::string zlib_name() { return std::string("zlib ") + ::zlibVersion(); }

}  // namespace weir
