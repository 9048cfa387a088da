// SqliteTable: a table of a SQLite file, or what a query gives.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "join/table_source.h"
#include "sqlite/database.h"

namespace weir {

class SqliteTable : public TableSource {
 public:
  // `name` is as in "sqlite:limits.db?table=cpu". Throws std::invalid_argument.
  SqliteTable(std::string_view name, int stop);

  const std::string& name() const override { return file_; }
  std::shared_ptr<const Table> load(const std::vector<std::string>& key) override;
  bool changed() override;

 private:
  void open();

  std::string file_;
  std::string sql_;
  int stop_;
  std::optional<SqliteDatabase> database_;
  std::uint64_t inode_ = 0;   // of the file that is open
  std::int64_t version_ = 0;  // of what was loaded
};

}  // namespace weir
