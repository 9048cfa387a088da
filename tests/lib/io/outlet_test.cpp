#include "io/outlet.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <string>
#include <system_error>

#include "support/memory_file.h"
#include "support/pipe.h"

using weir::MemoryFile;
using weir::Outlet;
using weir::Pipe;

namespace {

std::string read_from(int fd, std::size_t most) {
  std::string bytes(most, '\0');
  const ssize_t count = ::read(fd, bytes.data(), bytes.size());
  bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return bytes;
}

TEST_CASE("Outlet: a file takes everything, and lines are counted") {
  const MemoryFile file;
  Outlet outlet{file.fd()};
  for (const char* line : {"a", "bc"}) outlet.pending().append(line), outlet.end_line();
  CHECK(outlet.lines() == 2);
  CHECK(outlet.size() == 5);
  outlet.write_some();
  CHECK(outlet.empty());
  CHECK(outlet.bytes_written() == 5);
  CHECK(file.text() == "a\nbc\n");
}

TEST_CASE("Outlet: what a stalled reader has no room for waits, in order") {
  const Pipe pipe;
  Outlet outlet{pipe.writer()};
  ::fcntl(pipe.writer(), F_SETPIPE_SZ, 16 * 1024);
  std::string all;
  for (int i = 0; i < 10'000; ++i) all.append(std::to_string(i)).push_back('\n');
  outlet.pending().append(all);

  outlet.write_some();  // would never come back if it waited
  CHECK(outlet.bytes_written() >= 8 * 1024);
  CHECK(outlet.size() + outlet.bytes_written() == all.size());

  std::string got;
  while (got.size() < all.size()) {
    got.append(read_from(pipe.reader(), 5000));
    outlet.write_some();
  }
  CHECK((got == all));
  CHECK(outlet.empty());
}

TEST_CASE("Outlet: a pipe takes much at once, and waits for others as before") {
  const Pipe pipe;
  Outlet outlet{pipe.writer()};
  outlet.pending().append(200'000, 'x');
  outlet.write_some();
  CHECK(outlet.empty());
  CHECK(read_from(pipe.reader(), 300'000).size() == 200'000);
  CHECK((::fcntl(pipe.writer(), F_GETFL) & O_NONBLOCK) == 0);
}

TEST_CASE("Outlet: more lines can be added behind what waits") {
  const Pipe pipe;
  Outlet outlet{pipe.writer()};
  ::fcntl(pipe.writer(), F_SETPIPE_SZ, 4096);
  std::string all, got;
  for (int i = 0; i < 5'000; ++i) {
    const std::string line(997, static_cast<char>('a' + i % 26));
    outlet.pending().append(line);
    outlet.end_line();
    all.append(line).push_back('\n');
    outlet.write_some();
    if (i % 2 == 0) got.append(read_from(pipe.reader(), 1500));
  }
  while (got.size() < all.size()) {
    got.append(read_from(pipe.reader(), 65'536));
    outlet.write_some();
  }
  CHECK((got == all));
}

TEST_CASE("Outlet: throws where the reader is gone, or the disk is full") {
  ::signal(SIGPIPE, SIG_IGN);
  Pipe pipe;
  Outlet gone{pipe.writer()};
  pipe.close_reader();
  gone.pending().append("x");
  try {
    gone.write_some();
    FAIL("it was written");
  } catch (const std::system_error& error) {
    CHECK((error.code() == std::errc::broken_pipe));
  }
  const int full = ::open("/dev/full", O_WRONLY);
  Outlet disk{full};
  disk.pending().append("x");
  CHECK_THROWS_AS(disk.write_some(), std::system_error);
  ::close(full);
}

}  // namespace
