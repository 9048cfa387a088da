#include "convert/csv_record.h"

#include <algorithm>
#include <utility>

#include "io/report.h"
#include "ndjson/number.h"
#include "ndjson/text.h"
#include "time/timestamp.h"

namespace weir {
namespace {

using Type = CsvColumn::Type;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view spaces = " \t";
  const std::size_t begin = text.find_first_not_of(spaces);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

// A number that JSON would spell otherwise: +1, 007, .5.
bool append_respelled(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  if (text.starts_with('-')) out.push_back('-');
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  while (text.size() > 1 && text[0] == '0' && is_digit(text[1])) text.remove_prefix(1);
  if (text.starts_with('.')) out.push_back('0');
  if (text.starts_with('-')) return false;
  out.append(text);
  return is_json_number(std::string_view(out).substr(begin));
}

bool append_number(std::string& out, std::string_view text) {
  if (!is_json_number(text)) return append_respelled(out, text);
  out.append(text);
  return true;
}

bool append_integer(std::string& out, std::string_view text) {
  return text.find_first_of(".eE") == text.npos && append_number(out, text);
}

bool append_boolean(std::string& out, std::string_view text) {
  const auto is = [text](std::string_view word) {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                      [](char a, char b) { return a == b || a + ('a' - 'A') == b; });
  };
  const bool holds = is("true") || text == "1";
  if (!holds && !is("false") && text != "0") return false;
  out.append(holds ? "true" : "false");
  return true;
}

bool append_time(std::string& out, std::string_view text) {
  const auto timestamp = parse_timestamp(text);
  if (!timestamp) return false;
  if (timestamp->form >= TimeForm::Rfc3339) {
    append_json_string(out, text);
    return true;
  }
  return append_number(out, text);
}

// A separator may stand behind the last number too.
bool append_list(std::string& out, std::string_view text, std::string_view separator) {
  out.push_back('[');
  for (bool first = true; !text.empty(); first = false) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (!first) out.push_back(',');
    if (!append_number(out, trimmed(text.substr(0, end)))) return false;
    text = trimmed(text.substr(std::min(end + separator.size(), text.size())));
  }
  out.push_back(']');
  return true;
}

void append_any(std::string& out, std::string_view text) {
  if (text.empty()) {
    out.append("null");
  } else if (is_json_number(text)) {
    out.append(text);
  } else {
    append_json_string(out, text);
  }
}

// The types whose fields can be wrong.
bool append_typed(std::string& out, const CsvColumn& column, std::string_view field) {
  const std::string_view text = trimmed(field);
  if (column.type == Type::List) return append_list(out, text, column.separator);
  if (text.empty()) {
    out.append("null");
    return true;
  }
  switch (column.type) {
  case Type::Integer:
    return append_integer(out, text);
  case Type::Number:
    return append_number(out, text);
  case Type::Boolean:
    return append_boolean(out, text);
  default:
    return append_time(out, text);
  }
}

bool append_field(std::string& out, const CsvColumn& column, std::string_view field) {
  if (column.type == Type::Any) {
    append_any(out, field);
  } else if (column.type == Type::String) {
    append_json_string(out, field);
  } else {
    return append_typed(out, column, field);
  }
  return true;
}

std::string_view what_it_should_be(Type type) {
  switch (type) {
  case Type::Integer:
    return " is not a whole number: ";
  case Type::Number:
    return " is not a number: ";
  case Type::Boolean:
    return " is neither true nor false: ";
  case Type::EventTime:
    return " is not a time from 1900 to 2149: ";
  default:
    return " is not a list of numbers: ";
  }
}

}  // namespace

CsvRecord::CsvRecord(std::vector<CsvColumn> columns) : columns_{std::move(columns)} {
  for (const CsvColumn& column : columns_) {
    std::string& label = labels_.emplace_back(labels_.empty() ? "{" : ",");
    append_json_string(label, column.name);
    label.push_back(':');
  }
}

bool CsvRecord::append_to(std::string& out,
                          const std::vector<std::string_view>& fields) {
  const std::size_t begin = out.size();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    out.append(labels_[i]);
    if (append_field(out, columns_[i], fields[i])) continue;
    out.resize(begin);
    problem_ = columns_[i].name;
    problem_.append(what_it_should_be(columns_[i].type)).append(excerpt(fields[i]));
    return false;
  }
  out.push_back('}');
  return true;
}

}  // namespace weir
