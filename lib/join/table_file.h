// TableFile: a table in a file, .csv, .json or .ndjson.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "join/table_source.h"

namespace weir {

class TableFile : public TableSource {
 public:
  // Throws std::invalid_argument where the name doesn't end in .csv, .json,
  // .ndjson or .jsonl.
  explicit TableFile(const std::string& path);

  const std::string& name() const override { return path_; }
  std::shared_ptr<const Table> load(const std::vector<std::string>& key) override;
  bool changed() override;

 private:
  using Reader = void (*)(std::string_view text, TableBuilder& table);

  // What is another once the file is written to, or replaced.
  struct Version {
    std::int64_t seconds = 0, nanoseconds = 0;  // of its last change
    std::int64_t size = -1;
    std::uint64_t inode = 0;
    friend bool operator==(const Version&, const Version&) = default;
  };

  Version version() const;

  std::string path_;
  Reader reader_;
  Typing typing_;
  Version loaded_;
};

}  // namespace weir
