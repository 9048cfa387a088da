// What tests of files need: what is in them, and which there are.
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "archive/compressor.h"

namespace weir {

inline std::string text_of(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// The paths of all files below a folder, in order, with blanks between them.
inline std::string files_below(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      paths.push_back(std::filesystem::relative(entry.path(), folder).string());
  std::sort(paths.begin(), paths.end());
  std::string all;
  for (const std::string& path : paths) all.append(all.empty() ? "" : " ").append(path);
  return all;
}

inline std::string gunzipped(const std::string& bytes) {
  z_stream stream{};
  ::inflateInit2(&stream, 16 + MAX_WBITS);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string text;
  int result = Z_OK;
  for (std::size_t room = 64 * 1024; result == Z_OK; room *= 2) {
    text.resize(stream.total_out + room);
    stream.next_out = reinterpret_cast<Bytef*>(text.data() + stream.total_out);
    stream.avail_out = static_cast<uInt>(room);
    result = ::inflate(&stream, Z_SYNC_FLUSH);
  }
  text.resize(stream.total_out);
  const bool whole = result == Z_STREAM_END && stream.avail_in == 0;
  ::inflateEnd(&stream);
  if (!whole) throw std::runtime_error("not one whole member of gzip");
  return text;
}

inline std::string unzstd(const std::string& bytes) {
  ZSTD_DCtx* context = ::ZSTD_createDCtx();
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  std::string text;
  std::string part(64 * 1024, '\0');
  std::size_t left = 1;
  for (std::size_t got = 1; left != 0 && got != 0 && ::ZSTD_isError(left) == 0;) {
    ZSTD_outBuffer room{part.data(), part.size(), 0};
    left = ::ZSTD_decompressStream(context, &room, &in);
    got = room.pos;
    text.append(part, 0, got);
  }
  ::ZSTD_freeDCtx(context);
  if (left != 0 || in.pos != in.size)
    throw std::runtime_error("not one whole frame of zstd");
  return text;
}

// What a whole file says. Throws where it isn't whole.
inline std::string unpacked(const std::string& bytes, Compression compression) {
  if (compression == Compression::Gzip) return gunzipped(bytes);
  return compression == Compression::Zstd ? unzstd(bytes) : bytes;
}

}  // namespace weir
