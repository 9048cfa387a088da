#include "io/line_reader.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "support/memory_file.h"

using namespace weir;

namespace {

std::vector<std::string> lines_of(std::string_view text, std::size_t longest = 1000) {
  const MemoryFile input{text};
  Waiter waiter;
  LineReader reader{input.fd(), longest, waiter};
  std::vector<std::string> lines;
  bool joining = false;
  while (const auto line = reader.next()) {
    if (!joining) lines.emplace_back();
    lines.back().append(line->text);
    joining = line->part == Line::Part::Piece;
  }
  CHECK(reader.line_number() == lines.size());
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("LineReader: lines end in LF, CRLF or with the input") {
  CHECK(lines_of("a\nb\r\nc") == Lines{"a", "b", "c"});
  CHECK(lines_of("a\n\n\r\nb\n") == Lines{"a", "", "", "b"});
  CHECK(lines_of("").empty());
  CHECK(lines_of("\n") == Lines{""});
  CHECK(lines_of("a\rb\n") == Lines{"a\rb"});
}

TEST_CASE("LineReader: a byte-order mark is left out at the start only") {
  CHECK(lines_of("\xEF\xBB\xBF"
                 "a\n\xEF\xBB\xBF"
                 "b\n") == Lines{"a",
                                 "\xEF\xBB\xBF"
                                 "b"});
}

TEST_CASE("LineReader: lines of any length come whole, or in pieces that are") {
  std::mt19937 random{21};
  Lines expected;
  std::string text;
  for (int i = 0; i < 200; ++i) {
    const std::size_t size = std::size_t{1} << (random() % 21);
    expected.emplace_back(size - random() % size, static_cast<char>('a' + i % 26));
    text += expected.back() + (i % 3 == 0 ? "\r\n" : "\n");
  }
  CHECK(lines_of(text, 100) == expected);
  CHECK(lines_of(text, 300'000) == expected);
  CHECK(lines_of(text, 2'000'000) == expected);
}

TEST_CASE("LineReader: a line over the limit says so, one at it doesn't") {
  const MemoryFile input{"123456\r\n1234567\n"};
  Waiter waiter;
  LineReader reader{input.fd(), 6, waiter};
  CHECK(reader.next()->part == Line::Part::Whole);
  CHECK(reader.next()->part == Line::Part::LastPiece);
}

TEST_CASE("LineReader: a block is whole lines, and holds the line at hand") {
  const MemoryFile input{"a\nbc\nd"};
  Waiter waiter;
  LineReader reader{input.fd(), 100, waiter};
  const auto first = reader.next();
  CHECK(reader.block() == "a\nbc\n");
  CHECK(first->text.data() == reader.block().data());
  const auto number = reader.block_number();
  reader.next();
  CHECK(reader.block_number() == number);
  reader.next();
  CHECK(reader.block_number() == number + 1);
  CHECK(reader.block() == "d\n");
}

}  // namespace
