// Whatever comes in, what from-csv makes of it are records, one a line, and a row
// that is given line by line has the fields that it has when given whole.

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include "convert/csv_reader.h"
#include "convert/csv_record.h"
#include "ndjson/text.h"

namespace {

// abort() is what a fuzzer takes for a failure, whatever NDEBUG says.
void require(bool holds) {
  if (!holds) std::abort();
}

// One for all runs: opening it each time would be most of the work.
int input_of(std::string_view text) {
  static const int fd = ::memfd_create("input", MFD_CLOEXEC);
  require(::ftruncate(fd, 0) == 0 && ::lseek(fd, 0, SEEK_SET) == 0);
  require(::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  require(::lseek(fd, 0, SEEK_SET) == 0);
  return fd;
}

void read_rows(std::string_view text, char delimiter, std::size_t max_line) {
  static const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  weir::RecordWriter out{nowhere};
  weir::CsvReader in{
      input_of(text), out, delimiter, {.rejects = "/dev/null", .max_line = max_line}};
  weir::CsvRecord record{weir::parse_csv_columns("a,b:list(;),c:time,d:num")};
  std::string line;
  while (const weir::CsvRow* row = in.next()) {
    std::vector<std::string_view> fields = row->fields();
    require(!fields.empty());
    fields.resize(record.size());
    line.clear();
    if (record.append_to(line, fields)) {
      require(line.starts_with("{\"a\":") && line.ends_with("}"));
      require(line.find('\n') == line.npos);
      require(weir::utf8_prefix(line) == line.size());
    } else {
      require(line.empty());
      in.reject(record.problem());
    }
  }
}

void split_by_lines(std::string_view text, char delimiter) {
  weir::CsvRow whole{delimiter}, by_lines{delimiter};
  std::size_t end = text.find('\n');
  auto shape = by_lines.split(text.substr(0, end));
  while (shape == weir::CsvRow::Shape::Open && end != text.npos) {
    end = text.find('\n', end + 1);
    shape = by_lines.go_on(text.substr(0, end));
  }
  require(whole.split(text.substr(0, end)) == shape);
  if (shape == weir::CsvRow::Shape::Whole) require(whole.fields() == by_lines.fields());
}

void read_columns(std::string_view text) {
  try {
    for (const auto& column : weir::parse_csv_columns(text))
      require(!column.name.empty());
  } catch (const std::invalid_argument& error) {
    require(error.what() != std::string_view{});
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text{reinterpret_cast<const char*>(data), size};
  const std::size_t max_line = text.empty() ? 1 : std::size_t{data[0]} % 16 * 8 + 1;
  text.remove_prefix(text.empty() ? 0 : 1);
  read_rows(text, ',', max_line);
  split_by_lines(text, ';');
  read_columns(text);
  return 0;
}
