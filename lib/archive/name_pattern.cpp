#include "archive/name_pattern.h"

#include "archive/path_value.h"

namespace weir {

void NamePattern::add_text(char c) {
  if (pieces_.empty() || !pieces_.back().is_text()) pieces_.emplace_back();
  pieces_.back().text.push_back(c);
}

void NamePattern::add_time(const TimeField& field) {
  pieces_.emplace_back().time = &field;
}

void NamePattern::add_value(std::size_t number) {
  pieces_.emplace_back().value = number;
}

std::size_t NamePattern::fixed_size() const {
  std::size_t size = 0;
  for (const Piece& piece : pieces_)
    size += piece.time != nullptr ? static_cast<std::size_t>(piece.time->digits)
                                  : piece.text.size();
  return size;
}

std::size_t NamePattern::values() const {
  std::size_t count = 0;
  for (const Piece& piece : pieces_)
    if (piece.value) ++count;
  return count;
}

std::optional<std::string> NamePattern::text() const {
  if (pieces_.empty()) return "";
  if (pieces_.size() > 1 || !pieces_.front().is_text()) return std::nullopt;
  return pieces_.front().text;
}

void NamePattern::append_to(std::string& out, Time time,
                            std::span<const std::string_view> values) const {
  for (const Piece& piece : pieces_) {
    if (piece.value)
      append_path_value(out, values[*piece.value], most_);
    else if (piece.time != nullptr)
      append_time_field(out, *piece.time, time);
    else
      out.append(piece.text);
  }
}

bool NamePattern::matches(const Piece& piece, std::string_view text) const {
  if (piece.value) return is_path_value(text, most_);
  if (piece.time != nullptr) return is_time_field(text, *piece.time);
  return text == piece.text;
}

// Which of the name's prefixes the pieces so far can have made, piece by piece: names
// in a folder are anybody's, and trying all ways to cut one up could take for ever.
bool NamePattern::matches(std::string_view name) const {
  std::vector<bool> made(name.size() + 1);
  made[0] = true;
  for (const Piece& piece : pieces_) {
    std::vector<bool> next(name.size() + 1);
    for (std::size_t begin = 0; begin <= name.size(); ++begin)
      if (made[begin]) reach(piece, name, begin, next);
    made.swap(next);
  }
  return made[name.size()];
}

// Marks where the piece may end that begins there.
void NamePattern::reach(const Piece& piece, std::string_view name, std::size_t begin,
                        std::vector<bool>& ends) const {
  for (std::size_t end = begin; end <= name.size(); ++end)
    if (!ends[end]) ends[end] = matches(piece, name.substr(begin, end - begin));
}

}  // namespace weir
