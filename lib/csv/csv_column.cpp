#include "csv/csv_column.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "text/nearest.h"

namespace weir {
namespace {

using Type = CsvColumn::Type;

constexpr std::array<std::pair<std::string_view, Type>, 7> types{
    {{"string", Type::String},
     {"int", Type::Integer},
     {"num", Type::Number},
     {"number", Type::Number},
     {"bool", Type::Boolean},
     {"time", Type::EventTime},
     {"list", Type::List}}};

constexpr std::string_view list_begins = ":list(";

[[noreturn]] void refuse(std::string_view column, const std::string& why) {
  throw std::invalid_argument("column " + std::string(column) + ": " + why);
}

std::string numbered(std::size_t number) { return "c" + std::to_string(number); }

Type parse_type(std::string_view column, std::string_view word) {
  std::array<std::string_view, types.size()> words{};
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (types[i].first == word) return types[i].second;
    words[i] = types[i].first;
  }
  const std::string_view meant = nearest(word, words);
  refuse(column, "there is no type " + std::string(word) +
                     (meant.empty() ? "; there are string int num bool time list"
                                    : "; perhaps " + std::string(meant)));
}

CsvColumn parse_column(std::string_view text) {
  CsvColumn column;
  const std::size_t list = text.rfind(list_begins);
  const std::size_t colon = text.rfind(':');
  if (list != text.npos && text.ends_with(')')) {
    column.name = text.substr(0, list);
    column.type = Type::List;
    column.separator = text.substr(list + list_begins.size());
    column.separator.pop_back();
  } else if (colon != text.npos) {
    column.name = text.substr(0, colon);
    column.type = parse_type(text, text.substr(colon + 1));
  } else {
    column.name = text;
  }
  if (column.name.empty())
    throw std::invalid_argument("column '" + std::string(text) + "' has no name");
  if (column.type == Type::List && column.separator.empty())
    refuse(text, "a list needs the separator of its numbers, such as list(;)");
  return column;
}

// Where the column at the front of `text` ends: at the next comma that isn't the
// separator of a list.
std::size_t column_end(std::string_view text) {
  const std::size_t comma = text.find(',');
  const std::size_t list = text.find(list_begins);
  if (list >= comma) return comma;
  const std::size_t closed = text.find(')', list + list_begins.size() + 1);
  return text.find(',', std::min(closed, text.size()));
}

// What is wrong with the names; empty where nothing is.
std::string problem_with(const std::vector<CsvColumn>& columns) {
  std::vector<std::string_view> names;
  names.reserve(columns.size());
  for (const CsvColumn& column : columns) names.push_back(column.name);
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice != names.end()) return "two columns are called " + std::string(*twice);
  if (std::binary_search(names.begin(), names.end(), "#weir"))
    return "a column called #weir would make control lines of its records";
  return {};
}

}  // namespace

std::vector<CsvColumn> parse_csv_columns(std::string_view text) {
  std::vector<CsvColumn> columns;
  for (;;) {
    const std::size_t end = column_end(text);
    columns.push_back(parse_column(text.substr(0, end)));
    if (end == text.npos) break;
    text.remove_prefix(end + 1);
  }
  if (const auto problem = problem_with(columns); !problem.empty())
    throw std::invalid_argument(problem);
  return columns;
}

std::vector<CsvColumn> csv_columns_of(const std::vector<std::string_view>& header) {
  std::vector<CsvColumn> columns = numbered_csv_columns(header.size());
  for (std::size_t i = 0; i < header.size(); ++i)
    if (!header[i].empty()) columns[i].name = header[i];
  if (const auto problem = problem_with(columns); !problem.empty())
    throw std::runtime_error("the header: " + problem);
  return columns;
}

std::vector<CsvColumn> numbered_csv_columns(std::size_t count) {
  std::vector<CsvColumn> columns(count);
  for (std::size_t i = 0; i < count; ++i) columns[i].name = numbered(i + 1);
  return columns;
}

}  // namespace weir
