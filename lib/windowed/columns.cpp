#include "windowed/columns.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "ndjson/text.h"
#include "window/aggregate_name.h"

namespace weir {
namespace {

RowLayout make_layout(const std::vector<std::string>& aggregates,
                      std::size_t most_list_bytes) {
  std::vector<std::unique_ptr<const Aggregate>> made;
  made.reserve(aggregates.size());
  for (const std::string& text : aggregates)
    made.push_back(
        make_aggregate(parse_aggregate_name(text).function, most_list_bytes));
  return RowLayout{std::move(made)};
}

// Appends what a Result says, as JSON.
struct AppendResult {
  std::string& out;

  void operator()(std::monostate) const { out.append("null"); }
  void operator()(double value) const { append_json_number(out, value); }
  void operator()(std::uint64_t value) const { append_json_number(out, value); }
  void operator()(std::string_view json) const { out.append(json); }
  void operator()(TextList list) const {
    out.append("[").append(list.joined).append("]");
  }
};

}  // namespace

WindowColumns::WindowColumns(const std::vector<std::string>& aggregates,
                             std::vector<Field> by, std::size_t most_list_bytes)
    : by_{std::move(by)},
      names_{"window_start", "window_end"},
      layout_{make_layout(aggregates, most_list_bytes)} {
  for (const Field& field : by_) add_label(key_labels_.emplace_back(), field.name());
  for (const std::string& text : aggregates) {
    const AggregateName parsed = parse_aggregate_name(text);
    Column column;
    std::string name = parsed.function;
    if (!parsed.field.empty()) {
      column.field = Field::parse(parsed.field);
      name = column.field.name() + "_" + parsed.function;
    }
    add_label(column.label, parsed.column.empty() ? name : parsed.column);
    column.takes = layout_.aggregate(columns_.size()).takes();
    columns_.push_back(std::move(column));
  }
  samples_.resize(columns_.size());
}

void WindowColumns::add_label(std::string& label, const std::string& name) {
  if (std::find(names_.begin(), names_.end(), name) != names_.end())
    throw std::invalid_argument("two columns are called " + name +
                                "; name one: func:field=name");
  names_.push_back(name);
  label.push_back(',');
  append_json_string(label, name);
  label.push_back(':');
}

void WindowColumns::find_in(RecordReader& in) {
  key_slots_ = in.key(by_);
  for (Column& column : columns_) {
    if (column.takes == Aggregate::Takes::Number) column.slot = in.number(column.field);
    if (column.takes == Aggregate::Takes::Text) column.slot = in.any(column.field);
  }
}

std::span<const Sample> WindowColumns::samples(const Record& record, Time time) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Column& column = columns_[i];
    Sample& sample = samples_[i];
    sample.time = time;
    if (column.takes == Aggregate::Takes::Number)
      sample.number = record.number(column.slot);
    if (column.takes == Aggregate::Takes::Text) sample.text = *record.raw(column.slot);
  }
  return samples_;
}

void WindowColumns::append(std::string& out, const ClosedWindow& window,
                           bool mark_partial) const {
  out.append(R"({"window_start":)");
  append_timestamp(out, {window.start, window.form});
  out.append(R"(,"window_end":)");
  append_timestamp(out, {window.end, window.form});
  std::string_view key = window.key;
  for (const std::string& label : key_labels_) {
    const std::size_t end = key.find('\n');
    out.append(label).append(key.substr(0, end));
    key.remove_prefix(std::min(end, key.size() - 1) + 1);
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    out.append(columns_[i].label);
    std::visit(AppendResult{out}, layout_.result(window.row, i));
  }
  if (mark_partial && window.partial) out.append(R"(,"partial":true)");
  out.push_back('}');
}

}  // namespace weir
