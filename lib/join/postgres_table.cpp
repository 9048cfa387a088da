#include "join/postgres_table.h"

#include <algorithm>

#include "io/secret.h"
#include "join/cell_text.h"
#include "join/selection.h"

namespace weir {
namespace {

using Kind = PostgresRows::Kind;

std::string_view without_padding(std::string_view text) {
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

void set_cell(std::string& json, Kind kind, std::string_view cell) {
  switch (kind) {
  case Kind::Truth:
    json = cell == "t" ? "true" : "false";
    break;
  case Kind::Number:
    set_number_cell(json, cell);
    break;
  case Kind::Json:  // line breaks are between its tokens, never in them
    json = cell;
    std::replace_if(
        json.begin(), json.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    break;
  case Kind::PaddedText:
    set_text_cell(json, without_padding(cell));
    break;
  default:
    set_text_cell(json, cell);
  }
}

void add_columns(const PostgresRows& rows, TableBuilder& table) {
  for (std::size_t column = 0; column < rows.width(); ++column)
    if (table.column(rows.name(column)) != column)
      throw std::runtime_error("it has two columns " + std::string(rows.name(column)));
  table.want_key();
}

void add_rows(const PostgresRows& rows, std::string& json, TableBuilder& table) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < rows.width(); ++column) {
      json.clear();
      if (const auto cell = rows.cell(row, column))
        set_cell(json, rows.kind(column), *cell);
      table.cell(column, json);
    }
    table.end_row(0);
  }
}

}  // namespace

PostgresTable::PostgresTable(const TableOptions& options, int stop)
    : channel_{options.listen}, stop_{stop} {
  const Selection selection = parse_selection(options.name);
  settings_ = parse_postgres_uri(selection.address);
  sql_ = selection.sql;
  if (!options.password_file.empty())
    settings_.parameters.emplace_back("password",
                                      read_secret(options.password_file, ""));
}

std::shared_ptr<const Table> PostgresTable::load(const std::vector<std::string>& key) {
  try {
    if (!session_) {
      session_.emplace(settings_, stop_);
      if (!channel_.empty()) session_->listen(channel_);
    }
    auto table = select(key);
    if (channel_.empty()) session_.reset();
    loaded_ = true;
    return table;
  } catch (const PostgresFailure& failure) {
    fail(failure);
  } catch (const std::runtime_error& error) {
    if (channel_.empty()) session_.reset();
    throw std::runtime_error(name() + ": " + error.what());
  }
}

std::shared_ptr<const Table> PostgresTable::select(
    const std::vector<std::string>& key) {
  TableBuilder table{key, Typing::Json};
  std::string json;
  bool first = true;
  session_->select(sql_, [&](const PostgresRows& rows) {
    if (first) add_columns(rows, table);
    first = false;
    add_rows(rows, json, table);
  });
  return std::make_shared<const Table>(std::move(table).build());
}

// Once a table was loaded, whatever keeps the session from coming about is waited
// for: the table stays meanwhile.
void PostgresTable::fail(const PostgresFailure& failure) {
  const std::string why = name() + ": " + failure.what();
  const bool has_session = session_ && session_->is_up();
  if (!has_session || channel_.empty()) session_.reset();
  if (failure.passing() || (loaded_ && !has_session)) throw TableAway(why);
  throw std::runtime_error(why);
}

bool PostgresTable::told() {
  try {
    return session_ && session_->told();
  } catch (const PostgresFailure& failure) {
    fail(failure);
  }
}

}  // namespace weir
