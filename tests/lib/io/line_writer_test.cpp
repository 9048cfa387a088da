#include "io/line_writer.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>

#include "support/memory_file.h"

using weir::LineWriter;
using weir::MemoryFile;

namespace {

TEST_CASE("LineWriter: holds lines until it is flushed, and counts them") {
  const MemoryFile file;
  LineWriter lines{file.fd()};
  lines.write("a");
  lines.pending().append("b");
  lines.end_line();
  CHECK(file.text().empty());
  CHECK(lines.lines() == 2);
  CHECK(lines.bytes() == 4);
  lines.flush();
  CHECK(file.text() == "a\nb\n");
  CHECK(lines.bytes() == 4);
}

TEST_CASE("LineWriter: doesn't hold more than a block or so") {
  const MemoryFile file;
  LineWriter lines{file.fd()};
  for (int i = 0; i < 1000; ++i) lines.write(std::string(99, 'x'));
  CHECK(file.text().size() > 30'000);
}

TEST_CASE("LineWriter: does its chore before anything is written") {
  const MemoryFile file;
  LineWriter lines{file.fd()};
  std::size_t written = 1;
  lines.before_flush([&] { written = file.text().size(); });
  lines.flush();
  CHECK(written == 1);
  lines.write("x");
  lines.flush();
  CHECK(written == 0);
  for (int i = 0; i < 1000; ++i) lines.write(std::string(99, 'x'));
  CHECK(written == 2);
}

TEST_CASE("LineWriter: writes nothing where its chore fails") {
  const MemoryFile file;
  LineWriter lines{file.fd()};
  lines.before_flush([] { throw std::runtime_error("no"); });
  lines.write("x");
  CHECK_THROWS_AS(lines.flush(), std::runtime_error);
  CHECK(file.text().empty());
}

TEST_CASE("write_all: waits where a non-blocking pipe is full") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe2(ends.data(), O_NONBLOCK) == 0);
  const std::string bytes(1'000'000, 'x');
  std::size_t got = 0;
  std::thread reader{[&] {
    std::array<char, 4096> part{};
    while (got < bytes.size())
      if (const ssize_t size = ::read(ends[0], part.data(), part.size()); size > 0)
        got += static_cast<std::size_t>(size);
  }};
  weir::write_all(ends[1], bytes);
  reader.join();
  CHECK(got == bytes.size());
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST_CASE("write_all: throws what the system says") {
  const int full = ::open("/dev/full", O_WRONLY);
  CHECK_THROWS_AS(weir::write_all(full, "x"), std::system_error);
  ::close(full);
}

}  // namespace
