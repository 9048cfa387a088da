// KafkaTable: rows of named values, as NDJSON or as columns for a person.
//
//   KafkaTable table{out, false};
//   table.begin().add("topic", "cpu").add("partition", 0).add("leader", 1);
//   table.end();     // {"topic":"cpu","partition":0,"leader":1}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace weir {

class KafkaTable {
 public:
  // A row; what is null is "-" in columns.
  class Row {
   public:
    Row& add(std::string name, std::string_view text);
    Row& add(std::string name, std::int64_t number);
    Row& add_flag(std::string name, bool flag);
    Row& add(std::string name, const std::vector<int>& numbers);
    Row& add_null(std::string name);

   private:
    friend class KafkaTable;
    Row& add_json(std::string name, std::string json, std::string shown);
    struct Cell {
      std::string name;
      std::string json;
      std::string shown;
    };
    std::vector<Cell> cells_;
  };

  // Valid until the next call.
  Row& begin() { return rows_.emplace_back(); }

  // Appends all rows: each as a line of JSON, or, with `columns`, under headings,
  // anew where a row has other names than the one before it.
  void append_to(std::string& out, bool columns) const;

 private:
  void append_columns(std::string& out, std::size_t begin, std::size_t end) const;

  std::vector<Row> rows_;
};

}  // namespace weir
