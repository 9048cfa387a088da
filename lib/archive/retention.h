// Retention: which files of an archive are kept.
//
//   Retention retention{"archive", path, {.span = 720h, .size = 0}};
//   retention.look();          // what earlier runs left
//   retention.add(file);       // what this one made
//   retention.prune(now());    // takes the oldest away
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

#include "archive/path_template.h"

namespace weir {

// None: any.
struct RetentionOptions {
  Duration span{};         // since a file was last written to
  std::uint64_t size = 0;  // of all together, in bytes
};

// Knows whole files that the template can have named, and no others; remembers the
// path of each.
class Retention {
 public:
  // The template must outlive it.
  Retention(std::string root, const PathTemplate& path, const RetentionOptions& options)
      : root_{std::move(root)}, path_{path}, options_{options} {}

  bool is_wanted() const { return options_.span > Duration{} || options_.size > 0; }

  // Finds the files that are there. Throws as for_each_file() does.
  void look();
  // Adds one; where it isn't there any more, nothing.
  void add(const std::string& path);

  // Deletes what is older than the span, and the oldest where there is more than the
  // size, but for the last one; then the folders that are empty by that. Says what
  // can't be deleted.
  void prune(Time now);

 private:
  struct Age {
    Time written;
    std::string path;

    friend bool operator<(const Age& a, const Age& b) {
      return std::tie(a.written, a.path) < std::tie(b.written, b.path);
    }
  };

  void remove_oldest();

  std::string root_;
  const PathTemplate& path_;
  RetentionOptions options_;
  std::map<Age, std::uint64_t> sizes_;
  std::uint64_t size_ = 0;
};

}  // namespace weir
