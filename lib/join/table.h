// Table: rows of named columns, each with a key. Once built, it stays as it is.
//
//   TableBuilder builder{{"host"}, Typing::Json};
//   builder.cell("host", "\"doc\"");
//   builder.cell("limit", "80");
//   builder.end_row(1);
//   const Table table = std::move(builder).build();
//   table.cell(*table.find("\"doc\""), *table.column("limit"));  // 80
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "join/row_key.h"
#include "join/wildcards.h"
#include "keys/key_table.h"

namespace weir {

// Holds the text of every cell, and 8 bytes a cell and some 40 a row beside it.
class Table {
 public:
  Typing typing() const { return typing_; }
  std::size_t rows() const { return keys_.size(); }

  // The names of the columns, in order of appearance, and the place of one.
  std::vector<std::string> columns() const;
  std::optional<std::size_t> column(std::string_view name) const;

  // The same, where the column has to be there: throws std::runtime_error that
  // names the nearest there is, or all.
  std::size_t wanted_column(std::string_view name) const;

  // The row of a key, as RowKey makes it.
  std::optional<std::uint32_t> find(std::string_view key) const {
    return keys_.find(key);
  }

  // The rows whose keys are wildcards, which find() knows by just these keys.
  const Wildcards& wildcards() const { return wildcards_; }

  // The JSON text of a cell, empty where there is nothing in it, or null.
  std::string_view cell(std::uint32_t row, std::size_t column) const {
    const Column& cells = columns_[column];
    const std::uint64_t begin = row == 0 ? 0 : cells.ends[row - 1];
    return {cells.text.data() + begin, cells.ends[row] - begin};
  }

  // How many cells of a column are numbers, and how many something else.
  struct Mix {
    std::uint64_t numbers = 0, others = 0;
    std::uint32_t first_other = 0;  // its row
  };
  const Mix& mix(std::size_t column) const { return columns_[column].mix; }

 private:
  friend class TableBuilder;

  struct Column {
    std::string name;
    std::string text;  // of its cells, one behind the other
    std::vector<std::uint64_t> ends;
    Mix mix;
  };

  Typing typing_ = Typing::Json;
  KeyTable keys_;
  Wildcards wildcards_;
  std::vector<Column> columns_;
};

class TableBuilder {
 public:
  // The rows' keys are of the columns `key`; where there are none, the table is
  // of one row at most.
  TableBuilder(std::vector<std::string> key, Typing typing);

  // Adds a column, unless it is there; its place.
  std::size_t column(std::string_view name);

  // Gives the row at hand a cell. Throws std::runtime_error where it has it.
  void cell(std::size_t column, std::string_view json);
  void cell(std::string_view name, std::string_view json) { cell(column(name), json); }

  // Ends the row, which stands on `line`; 0: there are no lines. Throws
  // std::runtime_error where its key is not there, or another row's.
  void end_row(std::uint64_t line);

  // Throws std::runtime_error where a column of the key isn't there.
  void want_key() const;

  // The table of the rows so far. Throws as want_key() does.
  Table build() &&;

 private:
  void count(Table::Mix& mix, std::string_view json) const;

  Table table_;
  std::vector<std::string> key_;
  RowKey row_key_;
  std::vector<std::uint64_t> lines_;  // of the rows, where there are any
};

}  // namespace weir
