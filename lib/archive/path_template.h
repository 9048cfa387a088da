// PathTemplate: where records are kept, by their time and fields.
//
//   const auto path = PathTemplate::parse("dt=%F/{room}-{seq}.ndjson.gz");
//   const FilePlace place = path.place(noon, {"\"a/b\""});
//   place.folder                  // dt=2024-03-01
//   place.name(7)                 // a%2Fb-000007.ndjson.gz
//   path.place_of("x-000001.ndjson.gz")   // before: x-, after: .ndjson.gz
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/name_pattern.h"
#include "ndjson/field.h"
#include "time/time.h"

namespace weir {

// The files of some time and values, which are told apart by a number from 1 on.
struct FilePlace {
  std::string folder;         // below the archive's; empty: that itself
  std::string before, after;  // in a file's name, around its number

  std::string name(std::uint64_t number) const;
};

// The number in a file's name; nullopt where `digits` is no such thing.
std::optional<std::uint64_t> file_number(std::string_view digits);

class PathTemplate {
 public:
  PathTemplate() = default;

  // %Y and its like are the time in UTC, {field} is what a record says, and {seq}
  // the number. Throws std::invalid_argument, which says why `text` won't do.
  static PathTemplate parse(std::string_view text);

  const std::string& text() const { return text_; }
  // One for each place that isn't {seq}, in order.
  const std::vector<Field>& fields() const { return fields_; }
  // Within one of these, counted from 1970, the place stays the same; none: always.
  Duration unit() const { return unit_; }

  // The place of a record with this time and this JSON text of its fields.
  FilePlace place(Time time, std::span<const std::string_view> raw) const;
  // All of the place that comes from the time.
  std::string time_text(Time time) const;

  // How many folders deep a file is.
  std::size_t depth() const { return folders_.size(); }
  // True where the folder that deep can be called `name`.
  bool matches_folder(std::size_t depth, std::string_view name) const {
    return folders_[depth].matches(name);
  }
  // The place, but for its folder, of a file that can be called `name`.
  std::optional<FilePlace> place_of(std::string_view name) const;

 private:
  void add_text(std::string_view text);
  void add_time(char letter);
  void add_place(const Field& field);
  void end_folder();
  void check();

  std::string text_;
  std::vector<Field> fields_;
  Duration unit_{};
  std::vector<const TimeField*> times_;
  std::vector<NamePattern> folders_;
  NamePattern before_, after_;  // of a file's number
  bool has_number_ = false;
};

}  // namespace weir
