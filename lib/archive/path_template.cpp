#include "archive/path_template.h"

#include <algorithm>
#include <stdexcept>

#include "archive/path_value.h"
#include "ndjson/value.h"
#include "template/template.h"
#include "text/digits.h"

namespace weir {
namespace {

constexpr std::string_view number_field = "seq";
constexpr std::size_t number_digits = 6;    // at least
constexpr std::size_t largest_number = 19;  // digits
constexpr std::size_t largest_name = 240;   // of 255, less what hides a file
constexpr std::size_t largest_value = 100;  // of a name
constexpr std::size_t deepest = 12;         // so that a path stays below 4,096

[[noreturn]] void refuse(const std::string& why) {
  throw std::invalid_argument("path: " + why);
}

// Shares a name's room out among its values.
void give_room(NamePattern& pattern, std::size_t room, std::size_t values) {
  pattern.give_room(std::min(largest_value, room / std::max<std::size_t>(values, 1)));
}

std::size_t room_beside(std::size_t fixed, std::size_t values) {
  if (fixed + values * least_path_value > largest_name)
    refuse("a name in it would be longer than " + std::to_string(largest_name));
  return largest_name - fixed;
}

}  // namespace

std::string FilePlace::name(std::uint64_t number) const {
  const std::string digits = std::to_string(number);
  std::string name = before;
  name.append(number_digits - std::min(number_digits, digits.size()), '0');
  return name.append(digits).append(after);
}

std::optional<std::uint64_t> file_number(std::string_view digits) {
  if (digits.size() < number_digits || digits.size() > largest_number ||
      (digits.size() > number_digits && digits.front() == '0'))
    return std::nullopt;
  const char* at = digits.data();
  std::uint64_t number = 0;
  read_digits(at, at + digits.size(), number);
  if (at != digits.data() + digits.size() || number == 0) return std::nullopt;
  return number;
}

PathTemplate PathTemplate::parse(std::string_view text) {
  const Template parts = Template::parse(text, "path");
  PathTemplate path;
  path.text_ = text;
  path.add_text(parts.between().front());
  for (std::size_t i = 0; i < parts.places().size(); ++i) {
    if (parts.places()[i].decimals) refuse("a field in it has no format");
    path.add_place(parts.places()[i].field);
    path.add_text(parts.between()[i + 1]);
  }
  path.check();
  return path;
}

// What comes before the number is a folder's name once a '/' follows.
void PathTemplate::end_folder() {
  if (has_number_) refuse("{seq} is to be in the file's name, behind the last /");
  const auto name = before_.text();
  if (name == "") refuse("it is below DIR, and has a name before and behind each /");
  if (name == "." || name == "..") refuse("no folder in it can be called " + *name);
  folders_.push_back(std::move(before_));
  before_ = {};
}

void PathTemplate::add_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    NamePattern& name = has_number_ ? after_ : before_;
    if (text[at] == '/')
      end_folder();
    else if (text[at] != '%')
      name.add_text(text[at]);
    else if (++at < text.size() && text[at] == '%')
      name.add_text('%');
    else
      add_time(at < text.size() ? text[at] : ' ');
  }
}

void PathTemplate::add_time(char letter) {
  NamePattern& name = has_number_ ? after_ : before_;
  if (letter == 'F') {
    add_time('Y'), name.add_text('-');
    add_time('m'), name.add_text('-');
    return add_time('d');
  }
  const TimeField* field = find_time_field(letter);
  if (field == nullptr)
    refuse("behind % stands one of Y y m d j F H M S, or another %, not '" +
           std::string(1, letter) + "'");
  name.add_time(*field);
  times_.push_back(field);
  unit_ = times_.size() == 1 ? field->unit : std::min(unit_, field->unit);
}

void PathTemplate::add_place(const Field& field) {
  if (field.text() == number_field) {
    if (has_number_) refuse("{seq} is there twice");
    has_number_ = true;
    return;
  }
  (has_number_ ? after_ : before_).add_value(fields_.size());
  fields_.push_back(field);
}

void PathTemplate::check() {
  if (!has_number_) refuse("without {seq} in it all files would have one name");
  if (before_.begins_with('.'))
    refuse("a file whose name begins with a dot is seen by nobody");
  if (folders_.size() > deepest)
    refuse("more than " + std::to_string(deepest) + " folders deep");
  for (NamePattern& folder : folders_)
    give_room(folder, room_beside(folder.fixed_size(), folder.values()),
              folder.values());
  const std::size_t fixed = before_.fixed_size() + after_.fixed_size() + largest_number;
  const std::size_t values = before_.values() + after_.values();
  give_room(before_, room_beside(fixed, values), values);
  give_room(after_, room_beside(fixed, values), values);
}

FilePlace PathTemplate::place(Time time, std::span<const std::string_view> raw) const {
  std::vector<std::string> texts(raw.size());
  std::vector<std::string_view> values(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i)
    values[i] = is_string(raw[i]) ? string_in(raw[i], texts[i]) : raw[i];
  FilePlace place;
  for (const NamePattern& folder : folders_) {
    if (!place.folder.empty()) place.folder.push_back('/');
    folder.append_to(place.folder, time, values);
  }
  before_.append_to(place.before, time, values);
  after_.append_to(place.after, time, values);
  return place;
}

std::string PathTemplate::time_text(Time time) const {
  std::string text;
  for (const TimeField* field : times_) append_time_field(text, *field, time);
  return text;
}

// Where values stand beside the number it may be cut in several ways; any does.
std::optional<FilePlace> PathTemplate::place_of(std::string_view name) const {
  if (name.size() > largest_name) return std::nullopt;
  for (std::size_t begin = 0; begin < name.size(); ++begin) {
    std::size_t end = name.find_first_not_of("0123456789", begin);
    for (end = std::min(end, name.size()); end > begin; --end) {
      if (!file_number(name.substr(begin, end - begin))) continue;
      if (!before_.matches(name.substr(0, begin)) || !after_.matches(name.substr(end)))
        continue;
      return FilePlace{"", std::string(name.substr(0, begin)),
                       std::string(name.substr(end))};
    }
  }
  return std::nullopt;
}

}  // namespace weir
