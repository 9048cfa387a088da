#include "chart/png.h"

#include <zlib.h>

#include <new>
#include <string_view>

namespace weir {
namespace {

using namespace std::string_view_literals;

// Red, green and blue of each colour, in the order of Picture::Colour.
constexpr std::string_view palette =
    "\xFF\xFF\xFF\xC8\xC8\xC8\x1F\x5F\xA8\xC8\x28\x28"sv;

const Bytef* bytes(std::string_view text) {
  return reinterpret_cast<const Bytef*>(text.data());
}

void append_number(std::string& out, std::size_t number) {
  for (const unsigned shift : {24U, 16U, 8U, 0U})
    out.push_back(static_cast<char>(number >> shift & 0xFFU));
}

void append_chunk(std::string& out, std::string_view kind, std::string_view data) {
  append_number(out, data.size());
  std::string chunk{kind};
  chunk.append(data);
  out.append(chunk);
  append_number(out, ::crc32(0, bytes(chunk), static_cast<uInt>(chunk.size())));
}

std::string compressed(std::string_view data) {
  uLongf size = ::compressBound(data.size());
  std::string packed(size, '\0');
  if (::compress(reinterpret_cast<Bytef*>(packed.data()), &size, bytes(data),
                 data.size()) != Z_OK)
    throw std::bad_alloc();
  packed.resize(size);
  return packed;
}

}  // namespace

std::string encode_png(const Picture& picture) {
  std::string out{"\x89PNG\r\n\x1A\n"};
  std::string head;
  append_number(head, static_cast<std::size_t>(picture.width));
  append_number(head, static_cast<std::size_t>(picture.height));
  head.append("\x08\x03\x00\x00\x00"sv);  // 8 bits a pixel, of a palette
  append_chunk(out, "IHDR", head);
  append_chunk(out, "PLTE", palette);

  std::string rows;
  const auto width = static_cast<std::size_t>(picture.width);
  for (std::size_t at = 0; at < picture.pixels.size(); at += width) {
    rows.push_back('\0');  // no filter
    for (std::size_t x = 0; x < width; ++x)
      rows.push_back(static_cast<char>(picture.pixels[at + x]));
  }
  append_chunk(out, "IDAT", compressed(rows));
  append_chunk(out, "IEND", {});
  return out;
}

}  // namespace weir
