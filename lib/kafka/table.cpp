#include "kafka/table.h"

#include <algorithm>

#include "message/visible.h"
#include "ndjson/text.h"

namespace weir {
namespace {

std::string visible(std::string_view text) {
  std::string shown;
  append_visible(shown, text);
  return shown;
}

}  // namespace

KafkaTable::Row& KafkaTable::Row::add_json(std::string name, std::string json,
                                           std::string shown) {
  cells_.push_back({std::move(name), std::move(json), std::move(shown)});
  return *this;
}

KafkaTable::Row& KafkaTable::Row::add(std::string name, std::string_view text) {
  std::string json;
  append_json_string(json, text);
  return add_json(std::move(name), std::move(json), visible(text));
}

KafkaTable::Row& KafkaTable::Row::add(std::string name, std::int64_t number) {
  return add_json(std::move(name), std::to_string(number), std::to_string(number));
}

KafkaTable::Row& KafkaTable::Row::add_flag(std::string name, bool flag) {
  return add_json(std::move(name), flag ? "true" : "false", flag ? "yes" : "no");
}

KafkaTable::Row& KafkaTable::Row::add(std::string name,
                                      const std::vector<int>& numbers) {
  std::string text;
  for (const int number : numbers)
    text.append(text.empty() ? "" : ",").append(std::to_string(number));
  return add_json(std::move(name), "[" + text + "]", text);
}

KafkaTable::Row& KafkaTable::Row::add_null(std::string name) {
  return add_json(std::move(name), "null", "-");
}

void KafkaTable::append_to(std::string& out, bool columns) const {
  const auto has_names_of = [](const Row& one, const Row& other) {
    return std::equal(one.cells_.begin(), one.cells_.end(), other.cells_.begin(),
                      other.cells_.end(),
                      [](const auto& a, const auto& b) { return a.name == b.name; });
  };
  std::size_t end = 0;
  for (std::size_t begin = 0; columns && begin < rows_.size(); begin = end) {
    for (end = begin; end < rows_.size(); ++end)
      if (!has_names_of(rows_[begin], rows_[end])) break;
    if (begin > 0) out.push_back('\n');
    append_columns(out, begin, end);
  }
  if (columns) return;
  for (const Row& row : rows_) {
    for (const Row::Cell& cell : row.cells_) {
      out.push_back(&cell == &row.cells_.front() ? '{' : ',');
      append_json_string(out, cell.name);
      out.append(":").append(cell.json);
    }
    out.append("}\n");
  }
}

void KafkaTable::append_columns(std::string& out, std::size_t begin,
                                std::size_t end) const {
  std::vector<std::size_t> widths;
  for (const Row::Cell& cell : rows_[begin].cells_) widths.push_back(cell.name.size());
  for (std::size_t i = begin; i < end; ++i)
    for (std::size_t j = 0; j < widths.size(); ++j)
      widths[j] = std::max(widths[j], rows_[i].cells_[j].shown.size());

  const auto append = [&](std::size_t column, const std::string& text) {
    out.append(text);
    const bool last = column + 1 == widths.size();
    out.append(last ? 0 : widths[column] - text.size() + 2, ' ');
    if (last) out.push_back('\n');
  };
  for (std::size_t j = 0; j < widths.size(); ++j)
    append(j, rows_[begin].cells_[j].name);
  for (std::size_t i = begin; i < end; ++i)
    for (std::size_t j = 0; j < widths.size(); ++j) append(j, rows_[i].cells_[j].shown);
}

}  // namespace weir
