// WindowColumns: what aggregates take from a record, and what a window's record
// is made of.
//
//   WindowColumns columns{{"avg:usage", "count"}, {Field::parse("host")}, 1 << 20};
//   columns.find_in(reader);
//   windows->add(columns.key(record), time, columns.samples(record, time.time), now);
//   columns.append(out, closed, false);
//   // {"window_start":…,"window_end":…,"host":"doc","usage_avg":81.5,"count":12}
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ndjson/stream.h"
#include "window/windows.h"

namespace weir {

class WindowColumns {
 public:
  // `aggregates` as parse_aggregate_name() reads them. Throws
  // std::invalid_argument where one is malformed, or two columns have one name.
  WindowColumns(const std::vector<std::string>& aggregates, std::vector<Field> by,
                std::size_t most_list_bytes);

  const RowLayout& layout() const { return layout_; }

  // Asks the reader for the fields. To be called once, before the first record.
  void find_in(RecordReader& in);

  // A record's key, and what it has for each aggregate; valid until the next.
  std::string_view key(Record& record) const {
    return key_slots_.empty() ? std::string_view() : record.key(key_slots_);
  }
  std::span<const Sample> samples(const Record& record, Time time);

  // Appends a closed window as a record, marked where it is partial and that is
  // wanted.
  void append(std::string& out, const ClosedWindow& window, bool mark_partial) const;

 private:
  struct Column {
    Field field;
    Slot slot{};
    Aggregate::Takes takes{};
    std::string label;  // ,"usage_avg":
  };

  void add_label(std::string& label, const std::string& name);

  std::vector<Column> columns_;
  std::vector<Field> by_;
  std::vector<std::string> key_labels_;
  std::vector<Slot> key_slots_;
  std::vector<Sample> samples_;
  std::vector<std::string> names_;
  RowLayout layout_;
};

}  // namespace weir
