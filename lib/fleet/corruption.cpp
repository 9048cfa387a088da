#include "fleet/corruption.h"

#include <array>
#include <string_view>

namespace weir {
namespace {

// Where a member lies in its line, without the comma.
struct Member {
  std::size_t begin, end;
};

Member find_member(const std::string& line, std::size_t index) {
  constexpr std::string_view comma = ", \"";
  std::size_t begin = 1;
  for (; index > 0; --index) begin = line.find(comma, begin) + 2;
  const std::size_t end = line.find(comma, begin);
  return {begin, end == line.npos ? line.size() - 1 : end};
}

// Never the whole line.
void cut(std::string& line, Random& random) {
  line.resize(1 + random.below(line.size() - 1));
}

void make_garbage(std::string& line, Random& random) {
  line.resize(1 + random.below(60));
  for (char& c : line) c = static_cast<char>('!' + random.below('~' - '!' + 1));
  if (line.front() == '{') line.front() = '}';  // it might come out as a record
}

// A byte that is never UTF-8, a stray continuation, an overlong slash, half of a
// surrogate pair.
void spoil_encoding(std::string& line, Random& random) {
  constexpr std::array<std::string_view, 4> spoils{"\xFF", "\x80", "\xC0\xAF",
                                                   "\xED\xA0\x80"};
  line.insert(1 + random.below(line.size() - 1), spoils[random.below(spoils.size())]);
}

void change_type(std::string& line, Member member) {
  const std::size_t value = line.find("\": ", member.begin) + 3;
  const bool is_text = line[value] == '"';
  line.replace(value, member.end - value, is_text ? "[]" : "\"broken\"");
}

void take_away(std::string& line, Member member) {
  if (member.begin == 1)
    line.erase(1, member.end + 1);  // with the comma and the blank behind it
  else
    line.erase(member.begin - 2, member.end - member.begin + 2);
}

}  // namespace

void corrupt(std::string& line, std::size_t members, Random& random) {
  constexpr std::uint64_t ways = 5;
  const std::uint64_t way = random.below(ways);
  if (way == 0) return cut(line, random);
  if (way == 1) return make_garbage(line, random);
  if (way == 2) return spoil_encoding(line, random);
  const Member member = find_member(line, random.below(members));
  return way == 3 ? change_type(line, member) : take_away(line, member);
}

}  // namespace weir
