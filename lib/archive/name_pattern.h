// NamePattern: the name of a folder, or a part of a file's, with places for time and
// fields.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/time_field.h"

namespace weir {

class NamePattern {
 public:
  void add_text(char c);
  void add_time(const TimeField& field);
  // The value of this number.
  void add_value(std::size_t number);

  // How many bytes it is without its values, and how many of those there are.
  std::size_t fixed_size() const;
  std::size_t values() const;
  bool begins_with(char c) const {
    return !pieces_.empty() && pieces_.front().text.starts_with(c);
  }
  // Where it is always the same.
  std::optional<std::string> text() const;

  // How many bytes each value may have; see append_path_value().
  void give_room(std::size_t most) { most_ = most; }

  // Appends the name for a record of this time and these values.
  void append_to(std::string& out, Time time,
                 std::span<const std::string_view> values) const;

  // True where it can have made `name`.
  bool matches(std::string_view name) const;

 private:
  struct Piece {
    std::string text{};                // or
    const TimeField* time = nullptr;   // or
    std::optional<std::size_t> value;  // the number of one

    bool is_text() const { return time == nullptr && !value; }
  };

  bool matches(const Piece& piece, std::string_view text) const;
  void reach(const Piece& piece, std::string_view name, std::size_t begin,
             std::vector<bool>& ends) const;

  std::vector<Piece> pieces_;
  std::size_t most_ = 0;
};

}  // namespace weir
