#include "archive/zstd.h"

#include <zstd.h>

#include <new>

namespace weir {
namespace {

constexpr std::size_t room_size = 64 * 1024;

class ZstdCompressor : public Compressor {
 public:
  explicit ZstdCompressor(int level) : context_{::ZSTD_createCCtx()} {
    if (context_ == nullptr) throw std::bad_alloc();
    ::ZSTD_CCtx_setParameter(context_, ZSTD_c_compressionLevel, level);
    ::ZSTD_CCtx_setParameter(context_, ZSTD_c_checksumFlag, 1);
  }
  ~ZstdCompressor() override { ::ZSTD_freeCCtx(context_); }
  ZstdCompressor(const ZstdCompressor&) = delete;
  ZstdCompressor& operator=(const ZstdCompressor&) = delete;

  void add(std::string_view bytes, std::string& out) override {
    compress(bytes, ZSTD_e_continue, out);
  }
  void flush(std::string& out) override { compress({}, ZSTD_e_flush, out); }
  void end(std::string& out) override { compress({}, ZSTD_e_end, out); }

 private:
  void compress(std::string_view bytes, ZSTD_EndDirective mode, std::string& out) {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    for (bool more = true; more;) {
      const std::size_t size = out.size();
      out.resize(size + room_size);
      ZSTD_outBuffer room{out.data() + size, room_size, 0};
      const std::size_t left = ::ZSTD_compressStream2(context_, &room, &in, mode);
      out.resize(size + room.pos);
      if (::ZSTD_isError(left) != 0) throw std::bad_alloc();  // all else is in order
      more = mode == ZSTD_e_continue ? in.pos < in.size : left > 0;
    }
  }

  ZSTD_CCtx* context_;
};

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

constexpr std::size_t descriptor_at = 4;  // behind the magic number
constexpr unsigned checksum_follows = 4;  // of the descriptor's bits
constexpr std::size_t checksum_size = 4;

// How many bytes of a frame's head are behind its descriptor.
std::size_t size_behind(unsigned descriptor) {
  constexpr std::size_t dictionary[] = {0, 1, 2, 4};  // NOLINT
  const bool one_segment = (descriptor & 32U) != 0;
  const unsigned content = descriptor >> 6U;
  const std::size_t content_size =
      content == 0 ? (one_segment ? 1 : 0) : std::size_t{1} << content;
  return (one_segment ? 0 : 1) + dictionary[descriptor & 3U] + content_size;
}

// Walks the blocks of a file that may be cut short. The library tells what is in them,
// but not where they end.
class ZstdReader {
 public:
  explicit ZstdReader(int fd) : file_{fd}, context_{::ZSTD_createDCtx()} {
    if (context_ == nullptr) throw std::bad_alloc();
  }
  ~ZstdReader() { ::ZSTD_freeDCtx(context_); }
  ZstdReader(const ZstdReader&) = delete;
  ZstdReader& operator=(const ZstdReader&) = delete;

  Whole find() {
    if (read_head())
      while (read_block()) note();
    return whole_;
  }

 private:
  // Reads the next `size` bytes, if they are there and as they should be.
  bool read(std::size_t size, std::string_view& bytes) {
    bytes = file_.take(size);
    size_ += bytes.size();
    return bytes.size() == size && decode(bytes);
  }

  bool decode(std::string_view bytes) {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    ZSTD_outBuffer room{};
    do {
      room = {room_.data(), room_.size(), 0};
      left_ = ::ZSTD_decompressStream(context_, &room, &in);
      if (::ZSTD_isError(left_) != 0) return false;
      if (!count_.add({room_.data(), room.pos})) return false;
    } while (in.pos < in.size || room.pos == room.size);
    return true;
  }

  bool read_head() {
    std::string_view bytes;
    if (!read(descriptor_at + 1, bytes)) return false;
    descriptor_ = byte_at(bytes, descriptor_at);
    return read(size_behind(descriptor_), bytes);
  }

  // False at the last block, and where there is none.
  bool read_block() {
    constexpr std::size_t head_size = 3;
    constexpr std::size_t largest = 128 * 1024;
    std::string_view bytes;
    if (!read(head_size, bytes)) return false;
    const unsigned head =
        byte_at(bytes, 0) | byte_at(bytes, 1) << 8U | byte_at(bytes, 2) << 16U;
    const bool repeats = (head >> 1U & 3U) == 1;  // one byte, so many times
    const std::size_t size = head >> 3U;
    const bool last = (head & 1U) != 0;
    if (size > largest || (size == 0 && !last)) return false;
    if (size > 0 && !read(repeats ? 1 : size, bytes)) return false;
    if (last) end();
    return !last;
  }

  // An empty block, the last, could follow here.
  void note() {
    if (!count_.at_end()) return;
    whole_.records = count_.records();
    whole_.size = size_;
    whole_.end = std::string("\x01\x00\x00", 3);
    whole_.amended = {descriptor_at,
                      static_cast<char>(descriptor_ & ~checksum_follows)};
  }

  void end() {
    std::string_view bytes;
    const bool checked = (descriptor_ & checksum_follows) != 0;
    if (checked && !read(checksum_size, bytes)) return;
    if (left_ == 0 && count_.at_end()) whole_ = {count_.records(), size_, {}, {}};
  }

  FileBlocks file_;
  ZSTD_DCtx* context_;
  std::vector<char> room_ = std::vector<char>(room_size);
  unsigned descriptor_ = 0;
  std::uint64_t size_ = 0;  // read so far
  std::size_t left_ = 0;    // 0 at the frame's end
  RecordCount count_;
  Whole whole_;
};

}  // namespace

std::unique_ptr<Compressor> make_zstd(int level) {
  return std::make_unique<ZstdCompressor>(level);
}

Whole find_zstd_whole(int fd) { return ZstdReader{fd}.find(); }

std::string zstd_name() { return std::string("zstd ") + ::ZSTD_versionString(); }

}  // namespace weir
