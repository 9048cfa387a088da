// PostgresTable: a table of a PostgreSQL database, or what a query gives.
#pragma once

#include <optional>
#include <string>

#include "join/table_source.h"
#include "postgres/connection.h"

namespace weir {

class PostgresTable : public TableSource {
 public:
  // Throws std::invalid_argument where the options are wrong, and std::system_error
  // where the password's file can't be read.
  PostgresTable(const TableOptions& options, int stop);

  const std::string& name() const override { return settings_.name; }
  std::shared_ptr<const Table> load(const std::vector<std::string>& key) override;
  bool changed() override { return true; }  // there is no other way to know
  int descriptor() const override { return session_ ? session_->descriptor() : -1; }
  bool told() override;

 private:
  std::shared_ptr<const Table> select(const std::vector<std::string>& key);
  [[noreturn]] void fail(const PostgresFailure& failure);

  PostgresSettings settings_;
  std::string sql_;
  std::string channel_;  // to listen to; empty: none, and no session is kept
  int stop_;
  std::optional<PostgresConnection> session_;
  bool loaded_ = false;  // once
};

}  // namespace weir
