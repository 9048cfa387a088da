#include "join/table_source.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "join/postgres_table.h"
#include "join/sqlite_table.h"
#include "join/table_file.h"

namespace weir {
namespace {

// "sqlite" of "sqlite:metrics.db"; empty for a file's name.
std::string_view scheme(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == name.npos) return {};
  const auto belongs = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-';
  };
  const bool whole = std::all_of(name.begin(), name.begin() + colon, belongs);
  return whole ? name.substr(0, colon) : std::string_view();
}

}  // namespace

std::unique_ptr<TableSource> open_table_source(const TableOptions& options, int stop) {
  const std::string_view kind = scheme(options.name);
  if (kind == "postgresql" || kind == "postgres")
    return std::make_unique<PostgresTable>(options, stop);
  if (!options.listen.empty() || !options.password_file.empty())
    throw std::invalid_argument(
        "--listen and --password-file are for tables of PostgreSQL");
  if (kind == "sqlite") return std::make_unique<SqliteTable>(options.name, stop);
  if (!kind.empty())
    throw std::invalid_argument("no reader for " + std::string(kind) + ": tables");
  return std::make_unique<TableFile>(options.name);
}

}  // namespace weir
