#include "convert/csv_reader.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <random>

using weir::CsvReader;
using weir::CsvRow;

namespace {

// A descriptor from which `text` can be read.
class Input {
 public:
  explicit Input(const std::string& text) : fd_{::memfd_create("input", MFD_CLOEXEC)} {
    REQUIRE(::write(fd_, text.data(), text.size()) ==
            static_cast<ssize_t>(text.size()));
    ::lseek(fd_, 0, SEEK_SET);
  }
  ~Input() { ::close(fd_); }
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  int fd() const { return fd_; }

 private:
  int fd_;
};

class Sink {
 public:
  Sink() : fd_{::open("/dev/null", O_WRONLY | O_CLOEXEC)} {}
  ~Sink() { ::close(fd_); }
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  int fd() const { return fd_; }

 private:
  int fd_;
};

// The rows, as "<a|b>" each.
std::string read(const std::string& text, std::size_t expected = 0,
                 std::size_t max_line = 1 << 20U) {
  const Input input{text};
  const Sink sink;
  weir::RecordWriter out{sink.fd()};
  // Rejects go to a file, so that the tests are silent.
  CsvReader in{input.fd(), out, ',', {.rejects = "/dev/null", .max_line = max_line}};
  in.expect(expected);
  std::string rows;
  while (const CsvRow* row = in.next()) {
    std::string fields;
    for (const std::string_view field : row->fields())
      fields.append(fields.empty() ? "<" : "|").append(field);
    rows.append(fields).append(">");
  }
  return rows;
}

TEST_CASE("CsvReader: rows, empty lines being none") {
  CHECK(read("a,b\n\n1,2\r\n\r\n3,4") == "<a|b><1|2><3|4>");
  CHECK(read("").empty());
}

TEST_CASE("CsvReader: a quoted field goes on over lines, its newlines as they are") {
  CHECK(read("1,\"a\nb\"\n2,c\n") == "<1|a\nb><2|c>");
  CHECK(read("1,\"a\r\n\r\nb\"\r\n2,c\r\n") == "<1|a\r\n\r\nb><2|c>");
}

TEST_CASE("CsvReader: a mark that is never closed costs its line") {
  CHECK(read("1,\"a\n2,b\n3,c") == "<2|b><3|c>");
}

TEST_CASE("CsvReader: a mark closed by another row's costs its line") {
  CHECK(read("1,\"a\n2,b\n3,\"c\"\n4,d\n") == "<2|b><3|c><4|d>");
  CHECK(read("1,\"a\n2,b\n3,\"c\nd\"\n4,d\n") == "<2|b><3|c\nd><4|d>");
}

TEST_CASE("CsvReader: a row of several lines with too many fields is none") {
  CHECK(read("1,\"a\n2,b\n3,c\",d\n4,e\n", 2) == "<2|b><4|e>");
}

TEST_CASE("CsvReader: a row of several lines may be as long as a line") {
  // The row is 12 bytes long, its newline included.
  CHECK(read("1,\"345\n789a\"\n1,2\n", 0, 12) == "<1|345\n789a><1|2>");
  CHECK(read("1,\"345\n789a\"\n1,2\n", 2, 11) == "<1|2>");
}

TEST_CASE("CsvReader: a line too long for an open row ends that row only") {
  CHECK(read("1,\"a\n2,b\n" + std::string(600'000, 'x') + "\n3,c\n", 0, 100) ==
        "<2|b><3|c>");
}

TEST_CASE("CsvReader: many stray marks cost no more time than one") {
  // Each line opens a field, from within a quoted field and from without.
  std::string text;
  for (int i = 0; i < 300'000; ++i) text.append("a\",\"\n");
  CHECK(read(text, 2, 16 << 20U).empty());
}

TEST_CASE("CsvReader: what is read doesn't depend on where blocks end") {
  std::mt19937 random{11};
  std::string text, rows;
  for (int i = 0; i < 60'000; ++i) {
    const std::string inside(random() % 40, random() % 9 == 0 ? '\n' : 'x');
    text.append(std::to_string(i)).append(",\"").append(inside).append("\"\n");
    rows.append("<").append(std::to_string(i)).append("|").append(inside).append(">");
  }
  CHECK(read(text, 2) == rows);
}

TEST_CASE("CsvReader: a header that can't be read ends it") {
  const Input input{"a,\"b\n1,2\n"};
  const Sink sink;
  weir::RecordWriter out{sink.fd()};
  CsvReader in{input.fd(), out, ',', {}};
  CHECK_THROWS_WITH_AS(in.header(), "line 1: the header: a quoted field isn't closed",
                       std::runtime_error);
}

}  // namespace
