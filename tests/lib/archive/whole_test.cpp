#include "archive/whole.h"

#include <doctest/doctest.h>

#include <random>

#include "support/archive.h"
#include "support/memory_file.h"

using namespace weir;

namespace {

// What find_whole() and make_whole() make of the bytes.
std::string mended(const std::string& bytes, Compression compression,
                   std::uint64_t* records = nullptr) {
  const MemoryFile file{bytes};
  const Whole whole = find_whole(file.fd(), compression);
  if (records != nullptr) *records = whole.records;
  if (whole.records == 0) return "";
  make_whole(file.fd(), whole);
  return file.text();
}

// A file of records, and after how many of its bytes each flush was over.
struct Flushed {
  std::string bytes;
  std::vector<std::pair<std::size_t, std::string>> flushes;  // and the text by then
};

Flushed flushed(Compression compression, unsigned seed) {
  std::mt19937 random(seed);
  Flushed file;
  std::string text;
  const auto compressor = make_compressor(compression, levels_of(compression).least);
  for (int i = 0; i < 400; ++i) {
    std::string line = "{\"n\":" + std::to_string(i) + ",\"x\":\"";
    for (auto left = random() % 300; left > 0; --left)
      line.push_back(static_cast<char>('a' + random() % 26));
    line.append("\"}\n");
    compressor->add(line, file.bytes);
    text.append(line);
    if (random() % 20 != 0) continue;
    compressor->flush(file.bytes);
    file.flushes.emplace_back(file.bytes.size(), text);
  }
  compressor->end(file.bytes);
  file.flushes.emplace_back(file.bytes.size(), text);
  return file;
}

TEST_CASE("Whole: wherever a file is cut, what was flushed is there") {
  for (const auto compression :
       {Compression::None, Compression::Gzip, Compression::Zstd}) {
    const Flushed file = flushed(compression, 11);
    std::mt19937 random(5);
    for (int i = 0; i < 300; ++i) {
      const std::size_t size = random() % (file.bytes.size() + 1);
      std::string least;
      for (const auto& [end, text] : file.flushes)
        if (end <= size) least = text;
      INFO("cut at " << size << " of " << file.bytes.size());
      const std::string whole = mended(file.bytes.substr(0, size), compression);
      const std::string text = whole.empty() ? "" : unpacked(whole, compression);
      CHECK(text.starts_with(least));
      CHECK(file.flushes.back().second.starts_with(text));
      CHECK((text.empty() || text.back() == '\n'));
    }
  }
}

TEST_CASE("Whole: cut right behind a flush, it has all of it") {
  for (const auto compression :
       {Compression::None, Compression::Gzip, Compression::Zstd}) {
    const Flushed file = flushed(compression, 3);
    for (const auto& [size, text] : file.flushes) {
      std::uint64_t records = 0;
      const std::string whole =
          mended(file.bytes.substr(0, size), compression, &records);
      CHECK(unpacked(whole, compression) == text);
      CHECK(records ==
            static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')));
    }
  }
}

TEST_CASE("Whole: what is whole stays as it is, and can be mended twice") {
  for (const auto compression :
       {Compression::None, Compression::Gzip, Compression::Zstd}) {
    const Flushed file = flushed(compression, 4);
    CHECK(mended(file.bytes, compression) == file.bytes);
    const std::string once = mended(file.bytes.substr(0, 9000), compression);
    CHECK(mended(once, compression) == once);
    for (std::size_t less = 1; less < 12; ++less) {
      const std::string again = mended(once.substr(0, once.size() - less), compression);
      CHECK(unpacked(once, compression).starts_with(unpacked(again, compression)));
    }
  }
}

TEST_CASE("Whole: blocks that a power cut left empty are cut off") {
  for (const auto compression :
       {Compression::None, Compression::Gzip, Compression::Zstd}) {
    const Flushed file = flushed(compression, 6);
    const auto& [size, text] = file.flushes[file.flushes.size() / 2];
    const std::string whole =
        mended(file.bytes.substr(0, size) + std::string(700'000, '\0'), compression);
    CHECK(unpacked(whole, compression) == text);
  }
}

TEST_CASE("Whole: bytes of any kind do no harm") {
  std::mt19937 random(9);
  for (const auto compression :
       {Compression::None, Compression::Gzip, Compression::Zstd}) {
    const Flushed file = flushed(compression, 8);
    for (int i = 0; i < 300; ++i) {
      std::string bytes = file.bytes.substr(0, random() % file.bytes.size());
      for (auto left = 1 + random() % 5; left > 0 && !bytes.empty(); --left)
        bytes[random() % bytes.size()] = static_cast<char>(random());
      const std::string whole = mended(bytes, compression);
      if (!whole.empty()) CHECK(whole.size() <= bytes.size() + 16);
    }
    CHECK(mended("", compression).empty());
  }
  CHECK(mended("{\"a\":1}\n", Compression::Gzip).empty());
  CHECK(mended("{\"a\":1}\n", Compression::Zstd).empty());
}

TEST_CASE("RecordCount: counts what ends, and takes no byte 0") {
  RecordCount count;
  CHECK(count.at_end());
  CHECK(count.add("one\ntw"));
  CHECK(!count.at_end());
  CHECK(count.add(""));
  CHECK(count.add("o\n"));
  CHECK(count.at_end());
  CHECK(count.records() == 2);
  CHECK(!count.add(std::string_view("a\0\n", 3)));
}

TEST_CASE("FileBlocks: a block at a time, or as much as is asked for") {
  const MemoryFile file{std::string(300'000, 'a') + "b"};
  FileBlocks blocks{file.fd()};
  CHECK(blocks.take(3) == "aaa");
  CHECK(blocks.next().size() == 256 * 1024);
  CHECK(blocks.next().back() == 'b');
  CHECK(blocks.next().empty());
}

}  // namespace
