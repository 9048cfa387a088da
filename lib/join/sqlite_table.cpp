#include "join/sqlite_table.h"

#include <sys/stat.h>

#include <stdexcept>

#include "join/cell_text.h"
#include "join/selection.h"
#include "ndjson/text.h"

namespace weir {
namespace {

constexpr std::string_view scheme = "sqlite:";

std::uint64_t inode_of(const std::string& file) {
  struct stat status {};
  return ::stat(file.c_str(), &status) == 0 ? status.st_ino : 0;
}

// Makes `json` what the cell is in a table.
struct SetCell {
  std::string& json;

  void operator()(std::monostate) const { json.clear(); }
  void operator()(std::int64_t value) const {
    json.clear();
    append_json_number(json, value);
  }
  void operator()(double value) const {
    json.clear();
    append_json_number(json, value);
  }
  void operator()(std::string_view text) const { set_text_cell(json, text); }
  void operator()(SqliteBytes) const {
    throw std::runtime_error("bytes, which are no text; a query can leave them out");
  }
};

void add_row(const SqliteRow& row, std::string& json, TableBuilder& table) {
  for (std::size_t column = 0; column < row.width(); ++column) {
    try {
      std::visit(SetCell{json}, row.cell(column));
    } catch (const std::runtime_error& error) {
      throw std::runtime_error("the column " + std::string(row.name(column)) +
                               " holds " + error.what());
    }
    table.cell(column, json);
  }
  table.end_row(0);
}

void add_columns(const SqliteRow& row, TableBuilder& table) {
  for (std::size_t column = 0; column < row.width(); ++column)
    if (table.column(row.name(column)) != column)
      throw std::runtime_error("it has two columns " + std::string(row.name(column)));
  table.want_key();
}

}  // namespace

SqliteTable::SqliteTable(std::string_view name, int stop) : stop_{stop} {
  const Selection selection = parse_selection(name);
  file_ = selection.address.substr(scheme.size());
  sql_ = selection.sql;
  if (file_.empty() || file_.find('?') != file_.npos)
    throw std::invalid_argument("--table: it is as in sqlite:FILE?table=T");
}

void SqliteTable::open() {
  const std::uint64_t inode = inode_of(file_);
  if (database_ && inode == inode_) return;
  database_.reset();
  database_.emplace(file_, stop_);
  inode_ = inode;
}

std::shared_ptr<const Table> SqliteTable::load(const std::vector<std::string>& key) {
  try {
    open();
    version_ = database_->version();
    TableBuilder table{key, Typing::Json};
    std::string json;
    database_->select(
        sql_, [&](const SqliteRow& row) { add_columns(row, table); },
        [&](const SqliteRow& row) { add_row(row, json, table); });
    return std::make_shared<const Table>(std::move(table).build());
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(file_ + ": " + error.what());
  }
}

bool SqliteTable::changed() {
  if (!database_ || inode_of(file_) != inode_) return true;
  try {
    return database_->version() != version_;
  } catch (const std::runtime_error&) {
    return true;  // load() is to say why
  }
}

}  // namespace weir
