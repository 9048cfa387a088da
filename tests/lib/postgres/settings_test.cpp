#include "postgres/settings.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <stdexcept>

using weir::parse_postgres_uri;
using weir::PostgresSettings;

namespace {

std::string value(const PostgresSettings& settings, std::string_view keyword) {
  std::string all;
  for (const auto& [name, text] : settings.parameters)
    if (name == keyword) all += text + ";";
  return all;
}

std::string sslmode(const std::string& uri) {
  ::unsetenv("PGSSLMODE");
  ::unsetenv("PGHOST");
  return value(parse_postgres_uri(uri), "sslmode");
}

TEST_CASE("parse_postgres_uri: reads what libpq does") {
  const auto settings =
      parse_postgres_uri("postgresql://weir@db.example:5433/metrics?connect_timeout=3");
  CHECK(value(settings, "host") == "db.example;");
  CHECK(value(settings, "port") == "5433;");
  CHECK(value(settings, "user") == "weir;");
  CHECK(value(settings, "dbname") == "metrics;");
  CHECK(settings.name == "postgresql://weir@db.example:5433/metrics");
  CHECK(settings.patience == std::chrono::seconds{3});
  CHECK(parse_postgres_uri("postgres:///x").patience == std::chrono::seconds{10});
}

TEST_CASE(
    "parse_postgres_uri: TLS is verified wherever the server isn't this machine") {
  CHECK(sslmode("postgresql://db.example/m") == "verify-full;");
  CHECK(sslmode("postgresql://10.0.0.1/m") == "verify-full;");
  CHECK(sslmode("postgresql://localhost,db.example/m") == "verify-full;");
  CHECK(sslmode("postgresql:///m?hostaddr=10.0.0.1") == "verify-full;");
  CHECK(sslmode("postgresql:///m?service=x") == "verify-full;");
  for (const char* local :
       {"postgresql:///m", "postgresql://localhost/m", "postgresql://127.0.0.1/m",
        "postgresql://[::1]/m", "postgresql://%2Frun%2Fpostgresql/m"})
    CHECK(sslmode(local).empty());
  CHECK(sslmode("postgresql://db.example/m?sslmode=require") == "require;");
}

TEST_CASE("parse_postgres_uri: the environment's host and mode count") {
  ::unsetenv("PGSSLMODE");
  ::setenv("PGHOST", "db.example", 1);
  CHECK(value(parse_postgres_uri("postgresql:///m"), "sslmode") == "verify-full;");
  ::setenv("PGSSLMODE", "disable", 1);
  CHECK(value(parse_postgres_uri("postgresql://h/m"), "sslmode").empty());
  ::unsetenv("PGSSLMODE");
  ::unsetenv("PGHOST");
}

TEST_CASE("parse_postgres_uri: refuses a password, and doesn't tell it") {
  for (const char* uri :
       {"postgresql://weir:secret@h/m", "postgresql://h/m?password=secret"})
    CHECK_THROWS_WITH_AS(
        parse_postgres_uri(uri),
        "--table: the URI has a password in it; --password-file is the place for that",
        std::invalid_argument);
  for (const char* uri : {"postgresql://h/m?nonsense=1", "postgresql://h/%zz"})
    CHECK_THROWS_WITH_AS(parse_postgres_uri(uri), "--table: it is no postgresql:// URI",
                         std::invalid_argument);
}

}  // namespace
