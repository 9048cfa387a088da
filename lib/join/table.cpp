#include "join/table.h"

#include <algorithm>
#include <span>
#include <stdexcept>

#include "io/report.h"
#include "ndjson/value.h"
#include "text/nearest.h"

namespace weir {
namespace {

constexpr std::size_t most_columns = 1000;  // each takes room in each row

std::string on_line(std::uint64_t line) {
  return line == 0 ? "a row has " : "line " + std::to_string(line) + ": ";
}

[[noreturn]] void fail_of_twins(std::uint64_t line, std::uint64_t other,
                                std::string_view key) {
  if (line != 0)
    throw std::runtime_error("lines " + std::to_string(line) + " and " +
                             std::to_string(other) + " have the same key");
  std::string shown(key);
  std::replace(shown.begin(), shown.end(), '\n', ' ');
  throw std::runtime_error("two rows have the key " + shown);
}

// As in "host, limit", and how many more there are where they are many.
std::string list_of(std::span<const std::string_view> names) {
  constexpr std::size_t most = 12;
  if (names.empty()) return "none";
  std::string list;
  for (const std::string_view name : names.first(std::min(names.size(), most)))
    list.append(list.empty() ? "" : ", ").append(excerpt(name));
  if (names.size() > most)
    list.append(" and ").append(std::to_string(names.size() - most)).append(" more");
  return list;
}

}  // namespace

std::vector<std::string> Table::columns() const {
  std::vector<std::string> names;
  for (const Column& column : columns_) names.push_back(column.name);
  return names;
}

std::optional<std::size_t> Table::column(std::string_view name) const {
  const auto found =
      std::find_if(columns_.begin(), columns_.end(),
                   [&](const Column& column) { return column.name == name; });
  if (found == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

std::size_t Table::wanted_column(std::string_view name) const {
  if (const auto place = column(name)) return *place;
  std::vector<std::string_view> names;
  for (const Column& column : columns_) names.emplace_back(column.name);
  const std::string_view near = nearest(name, names);
  std::string why = "it has no column " + std::string(name);
  if (!near.empty())
    why.append("; is it ").append(near).append("?");
  else
    why.append(", but ").append(list_of(names));
  throw std::runtime_error(why);
}

TableBuilder::TableBuilder(std::vector<std::string> key, Typing typing)
    : key_{std::move(key)}, row_key_{typing, key_.size()} {
  table_.typing_ = typing;
}

std::size_t TableBuilder::column(std::string_view name) {
  if (const auto place = table_.column(name)) return *place;
  if (table_.columns_.size() == most_columns)
    throw std::runtime_error("it has more than " + std::to_string(most_columns) +
                             " columns");
  Table::Column& column = table_.columns_.emplace_back();
  column.name = name;
  column.ends.resize(table_.rows());  // nothing in all rows so far
  return table_.columns_.size() - 1;
}

void TableBuilder::count(Table::Mix& mix, std::string_view json) const {
  if (number_in(json))
    ++mix.numbers;
  else if (mix.others++ == 0)
    mix.first_other = static_cast<std::uint32_t>(table_.rows());
}

void TableBuilder::cell(std::size_t column, std::string_view json) {
  Table::Column& cells = table_.columns_[column];
  if (cells.ends.size() > table_.rows())
    throw std::runtime_error("it has two cells in the column " + cells.name);
  if (json != "null" && !json.empty()) {
    cells.text.append(json);
    count(cells.mix, json);
  }
  cells.ends.push_back(cells.text.size());
}

void TableBuilder::end_row(std::uint64_t line) {
  const auto row = static_cast<std::uint32_t>(table_.rows());
  for (Table::Column& column : table_.columns_)
    if (column.ends.size() == row) column.ends.push_back(column.text.size());

  row_key_.clear();
  for (const std::string& name : key_) {
    const std::string_view part = table_.cell(row, table_.wanted_column(name));
    if (part.empty())
      throw std::runtime_error(on_line(line) + "nothing in the column " + name +
                               ", which is the key");
    row_key_.add(part);
  }
  const std::uint32_t number = table_.keys_.find_or_add(row_key_.text());
  if (number != row)
    fail_of_twins(line == 0 ? 0 : lines_[number], line, row_key_.text());
  table_.wildcards_.add(row_key_.text(), row);
  if (line != 0) lines_.push_back(line);
}

void TableBuilder::want_key() const {
  for (const std::string& name : key_) static_cast<void>(table_.wanted_column(name));
}

Table TableBuilder::build() && {
  want_key();
  table_.wildcards_.sort();
  for (Table::Column& column : table_.columns_) {
    column.text.shrink_to_fit();
    column.ends.shrink_to_fit();
  }
  return std::move(table_);
}

}  // namespace weir
