#include "join/json_table.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "ndjson/text.h"

namespace weir {
namespace {

using Json = nlohmann::json;

[[noreturn]] void fail(std::uint64_t line, const std::string& why) {
  throw std::runtime_error("line " + std::to_string(line) + ": " + why);
}

// A text's characters, noting in `furthest` how far they have been read.
class Characters {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Characters(const char* at, const char*& furthest) : at_{at}, furthest_{&furthest} {}

  reference operator*() const { return *at_; }
  Characters& operator++() {
    *furthest_ = ++at_;
    return *this;
  }
  Characters operator++(int) {
    const Characters before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Characters& a, const Characters& b) {
    return a.at_ == b.at_;
  }
  friend bool operator!=(const Characters& a, const Characters& b) { return !(a == b); }

 private:
  const char* at_;
  const char** furthest_;
};

// Takes the events of a parser: the objects `row_depth` containers deep are rows,
// and what is in their members is put together again as text.
class RowReader : public nlohmann::json_sax<Json> {
 public:
  RowReader(std::string_view text, std::uint64_t line, int row_depth,
            TableBuilder& table)
      : table_{table}, row_depth_{row_depth}, line_{line}, counted_{text.data()} {
    const char* end = text.data() + text.size();
    furthest_ = counted_;
    Json::sax_parse(Characters{counted_, furthest_}, Characters{end, furthest_}, this);
  }

  bool null() override { return scalar("null"); }
  bool boolean(bool value) override { return scalar(value ? "true" : "false"); }
  bool number_integer(std::int64_t value) override {
    return scalar(std::to_string(value));
  }
  bool number_unsigned(std::uint64_t value) override {
    return scalar(std::to_string(value));
  }
  bool number_float(double, const std::string& spelled) override {
    return scalar(spelled);
  }
  bool string(std::string& value) override {
    std::string json;
    append_json_string(json, value);
    return scalar(json);
  }
  bool binary(Json::binary_t&) override { return false; }

  bool start_object(std::size_t) override {
    if (depth_ == row_depth_) row_line_ = line();
    return open('{', depth_ == row_depth_);
  }
  bool key(std::string& name) override {
    if (depth_ == row_depth_ + 1) {
      column_ = table_.column(name);
      return true;
    }
    separate();
    append_json_string(value_, name);
    value_.push_back(':');
    return true;
  }
  bool end_object() override {
    if (--depth_ > row_depth_) return close('}');
    table_.end_row(row_line_);
    return true;
  }
  bool start_array(std::size_t) override { return open('[', depth_ < row_depth_); }
  bool end_array() override { return --depth_ < row_depth_ || close(']'); }

  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::detail::exception& error) override {
    constexpr int out_of_range = 406;
    fail(line(), error.id == out_of_range ? "a number that doesn't fit a double"
                                          : "broken JSON");
  }

 private:
  std::uint64_t line() {
    line_ += static_cast<std::uint64_t>(std::count(counted_, furthest_, '\n'));
    counted_ = furthest_;
    return line_;
  }

  // Where a row should be, only an object will do; in a row, anything will.
  bool open(char bracket, bool fits) {
    if (depth_ <= row_depth_ && !fits) not_a_row();
    if (depth_++ > row_depth_) separate(), value_.push_back(bracket);
    return true;
  }
  bool close(char bracket) {
    value_.push_back(bracket);
    if (depth_ == row_depth_ + 1) end_cell();
    return true;
  }
  bool scalar(std::string_view json) {
    if (depth_ <= row_depth_) not_a_row();
    separate();
    value_.append(json);
    if (depth_ == row_depth_ + 1) end_cell();
    return true;
  }
  void separate() {
    constexpr std::string_view nothing_before = "[{:";
    if (!value_.empty() && nothing_before.find(value_.back()) == std::string_view::npos)
      value_.push_back(',');
  }
  void end_cell() {
    try {
      table_.cell(column_, value_);
    } catch (const std::runtime_error& error) {
      fail(row_line_, error.what());
    }
    value_.clear();
  }
  [[noreturn]] void not_a_row() {
    fail(line(),
         row_depth_ == 0 ? "not a JSON object" : "not an array of JSON objects");
  }

  TableBuilder& table_;
  int row_depth_;
  int depth_ = 0;
  std::size_t column_ = 0;
  std::string value_;  // of the cell at hand, as far as it has come
  std::uint64_t line_;
  std::uint64_t row_line_ = 0;
  const char* counted_;  // line_ is the line here
  const char* furthest_ = nullptr;
};

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == line.npos;
}

}  // namespace

void read_json_table(std::string_view text, TableBuilder& table) {
  RowReader(text, 1, 1, table);
}

void read_ndjson_table(std::string_view text, TableBuilder& table) {
  for (std::uint64_t line = 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (!is_blank(text.substr(0, end))) RowReader(text.substr(0, end), line, 0, table);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace weir
