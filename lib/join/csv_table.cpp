#include "join/csv_table.h"

#include <algorithm>
#include <stdexcept>

#include "csv/csv_column.h"
#include "csv/csv_row.h"
#include "ndjson/number.h"
#include "ndjson/text.h"

namespace weir {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Rows off a text, one after the other.
class CsvRows {
 public:
  explicit CsvRows(std::string_view text) : rest_{text} {}

  // The next row that isn't blank; null at the end.
  const std::vector<std::string_view>* next() {
    while (!rest_.empty()) {
      line_ += lines_;
      const std::string_view row = take_row();
      if (!row.empty()) return &row_.fields();
    }
    return nullptr;
  }

  // Where the latest row begins.
  std::uint64_t line() const { return line_; }

  [[noreturn]] void fail(const std::string& why) const {
    throw std::runtime_error("line " + std::to_string(line_) + ": " + why);
  }

  [[noreturn]] void fail_of_width(std::size_t width) const {
    const std::size_t count = row_.fields().size();
    fail(std::to_string(count) + (count == 1 ? " field" : " fields") +
         " where there should be " + std::to_string(width));
  }

 private:
  std::string_view take_row() {
    std::size_t end = end_of_line(0);
    lines_ = 1;
    CsvRow::Shape shape = row_.split(without_return(end));
    for (; shape == CsvRow::Shape::Open; ++lines_) {
      if (end >= rest_.size()) fail("a quoted field isn't closed");
      end = end_of_line(end + 1);
      shape = row_.go_on(without_return(end));
    }
    if (shape == CsvRow::Shape::Broken)
      fail("something follows a quoted field before the next comma");
    const std::string_view row = without_return(end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return row;
  }
  std::size_t end_of_line(std::size_t from) const {
    return std::min(rest_.find('\n', from), rest_.size());
  }
  std::string_view without_return(std::size_t end) const {
    return rest_.substr(0, end > 0 && rest_[end - 1] == '\r' ? end - 1 : end);
  }

  CsvRow row_{','};
  std::string_view rest_;
  std::uint64_t line_ = 1;
  std::uint64_t lines_ = 0;  // so many the latest row has
};

// Valid UTF-8, as what goes into records has to be.
void check_text(std::string_view text) {
  const std::size_t good = utf8_prefix(text);
  if (good == text.size()) return;
  const auto line = 1 + std::count(text.begin(), text.begin() + good, '\n');
  throw std::runtime_error("line " + std::to_string(line) + ": not UTF-8");
}

void append_cell(std::string& json, std::string_view field) {
  json.clear();
  if (is_json_number(field))
    json.append(field);
  else if (!field.empty())
    append_json_string(json, field);
}

}  // namespace

void read_csv_table(std::string_view text, TableBuilder& table) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  check_text(text);
  CsvRows rows{text};
  const auto* fields = rows.next();
  if (fields == nullptr) throw std::runtime_error("it has no header");
  std::size_t width = 0;
  for (const CsvColumn& column : csv_columns_of(*fields)) {
    table.column(column.name);
    ++width;
  }
  table.want_key();

  std::string json;
  while ((fields = rows.next()) != nullptr) {
    if (fields->size() != width) rows.fail_of_width(width);
    for (std::size_t column = 0; column < width; ++column) {
      append_cell(json, (*fields)[column]);
      table.cell(column, json);
    }
    table.end_row(rows.line());
  }
}

}  // namespace weir
