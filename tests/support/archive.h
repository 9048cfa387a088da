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
  std::string text(64 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  const int result = ::inflate(&stream, Z_FINISH);
  text.resize(stream.total_out);
  const bool whole = result == Z_STREAM_END && stream.avail_in == 0;
  ::inflateEnd(&stream);
  if (!whole) throw std::runtime_error("not one whole member of gzip");
  return text;
}

inline std::string unzstd(const std::string& bytes) {
  std::string text(64 << 20, '\0');
  const std::size_t size =
      ::ZSTD_decompress(text.data(), text.size(), bytes.data(), bytes.size());
  if (::ZSTD_isError(size) != 0 ||
      ::ZSTD_findFrameCompressedSize(bytes.data(), bytes.size()) != bytes.size())
    throw std::runtime_error("not one whole frame of zstd");
  text.resize(size);
  return text;
}

// What a whole file says. Throws where it isn't whole.
inline std::string unpacked(const std::string& bytes, Compression compression) {
  if (compression == Compression::Gzip) return gunzipped(bytes);
  return compression == Compression::Zstd ? unzstd(bytes) : bytes;
}

}  // namespace weir
