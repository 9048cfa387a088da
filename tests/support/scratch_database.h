// ScratchDatabase: a SQLite file, gone with the test.
#pragma once

#include <doctest/doctest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace weir {

class ScratchDatabase {
 public:
  explicit ScratchDatabase(const std::string& sql) {
    std::string name = "/tmp/weir-XXXXXX.db";
    ::close(::mkstemps(name.data(), 3));
    path_ = name;
    REQUIRE(sqlite3_open(path_.c_str(), &database_) == SQLITE_OK);
    execute(sql);
  }
  ~ScratchDatabase() {
    sqlite3_close(database_);
    std::remove(path_.c_str());
  }
  ScratchDatabase(const ScratchDatabase&) = delete;
  ScratchDatabase& operator=(const ScratchDatabase&) = delete;

  const std::string& path() const { return path_; }
  void execute(const std::string& sql) const {
    REQUIRE(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) ==
            SQLITE_OK);
  }

 private:
  std::string path_;
  sqlite3* database_ = nullptr;
};

}  // namespace weir
