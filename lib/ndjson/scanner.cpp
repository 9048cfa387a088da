#include "ndjson/scanner.h"

#include <algorithm>
#include <cstring>

#include "ndjson/number.h"
#include "ndjson/text.h"

namespace weir {
namespace {

constexpr const char* not_an_object = "not a JSON object";
constexpr const char* broken = "broken JSON";
constexpr const char* broken_escape = "broken JSON: an escape in a string";
constexpr const char* broken_value = "broken JSON: a value";
constexpr const char* too_deep = "broken JSON: nested too deep";

// A record of more members than this is walked without being learned.
constexpr std::size_t longest_shape = 256;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool is_word(std::string_view token) {
  switch (token.front()) {
  case 't':
    return token == "true";
  case 'f':
    return token == "false";
  case 'n':
    return token == "null";
  default:
    return false;
  }
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

constexpr std::string_view single_escapes = "\"\\/bfnrt";

// By the grammar: half a surrogate pair is spelled right, though it means nothing.
bool escapes_are_whole(std::string_view inside) {
  for (std::size_t at = inside.find('\\'); at != inside.npos;
       at = inside.find('\\', at)) {
    const char code = inside[at + 1];  // a string doesn't end in a backslash
    at += 2;
    if (single_escapes.find(code) != single_escapes.npos) continue;
    if (code != 'u' || inside.size() - at < 4) return false;
    for (const char c : inside.substr(at, 4))
      if (!is_hex(c)) return false;
  }
  return true;
}

std::uint64_t eight_bytes(const char* text) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text, sizeof bytes);
  return bytes;
}

// Of eight bytes, those that a text of `size` has.
std::uint64_t mask_of(std::size_t size) {
  return size >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * size)) - 1;
}

}  // namespace

Scanner::Member::Member(std::string_view key, const Node* node)
    : key_{key}, head_mask_{mask_of(key.size())}, node_{node} {
  std::string padded = key_ + std::string(16, '\0');
  head_ = eight_bytes(padded.data());
  if (key.size() <= 8) return;
  tail_mask_ = mask_of(key.size() - 8);
  tail_ = eight_bytes(padded.data() + 8) & tail_mask_;
}

// Most keys have less than 16 bytes: two comparisons without a call.
inline bool Scanner::Member::is_at(const char* text) const {
  const std::uint64_t differ = ((eight_bytes(text) & head_mask_) ^ head_) |
                               ((eight_bytes(text + 8) & tail_mask_) ^ tail_);
  if (differ != 0) return false;
  return key_.size() <= 16 || std::memcmp(text, key_.data(), key_.size()) == 0;
}

bool Scanner::fail(const char* problem) {
  problem_ = problem;
  return false;
}

// Where the token before the one at hand ends: between them is but white space.
const char* Scanner::token_end() const {
  const char* end = text_ + (*tokens_ < end_ ? *tokens_ : end_);
  while (is_space(end[-1])) --end;
  return end;
}

bool Scanner::string_token(std::string_view& inside) {
  const char* begin = text_ + *tokens_ + 1;
  ++tokens_;
  const char* end = token_end() - 1;
  if (end < begin || *end != '"') return fail(broken);
  inside = {begin, static_cast<std::size_t>(end - begin)};
  return !escapes_ || escapes_are_whole(inside) || fail(broken_escape);
}

bool Scanner::scalar(std::string_view token, const Node* node) {
  if (is_word(token) || (node != nullptr && node->parsed)) return true;
  return is_json_number(token) || fail(broken_value);
}

bool Scanner::capture(const Node& node, const char* begin, const char* end) {
  std::string_view& place = (*values_)[node.slot];
  if (place.data() != nullptr) {
    twice_ = fields_.name(node.slot) + " occurs twice";
    return fail(twice_.c_str());
  }
  place = {begin, static_cast<std::size_t>(end - begin)};
  return true;
}

bool Scanner::value(const Node* node, int depth) {
  const char* begin = text_ + *tokens_;
  bool good = true;
  switch (at()) {
  case '{':
    good = depth < deepest ? object(node, depth + 1) : fail(too_deep);
    break;
  case '[':
    good = depth < deepest ? array(node, depth + 1) : fail(too_deep);
    break;
  case '"': {
    std::string_view inside;
    good = string_token(inside);
    break;
  }
  case '\0':
    return fail(broken);
  default: {
    ++tokens_;
    const char* end = token_end();
    good = scalar({begin, static_cast<std::size_t>(end - begin)}, node);
  }
  }
  if (!good || node == nullptr || node->slot == Node::no_slot) return good;
  return capture(*node, begin, token_end());
}

// A member's name that nothing is known of.
bool Scanner::key(const Node* node, const Node*& child) {
  std::string_view inside;
  child = nullptr;
  if (at() != '"') return fail(broken);
  if (!string_token(inside)) return false;
  if (node == nullptr) return true;
  if (escapes_ && inside.find('\\') != inside.npos) {
    unescaped_.clear();
    if (!append_unescaped(unescaped_, inside))
      return true;  // nobody asks for that name
    inside = unescaped_;
  }
  child = node->child(inside);
  return true;
}

// The name of a member of the record itself, by what is known of its position.
bool Scanner::top_key(std::size_t position, const Node*& child) {
  if (at() != '"') return fail(broken);
  const std::uint32_t begin = *tokens_ + 1;
  if (position < shape_.size()) {
    const Member& known = shape_[position];
    if (known.size() <= end_ - begin && known.is_at(text_ + begin)) {
      ++tokens_;
      child = known.node();
      return true;
    }
  }
  if (!key(&fields_.root(), child)) return false;
  if (position >= longest_shape) return true;
  if (position >= shape_.size()) shape_.resize(position + 1);
  const char* key = text_ + begin;
  shape_[position] = Member({key, static_cast<std::size_t>(token_end() - key)}, child);
  return true;
}

bool Scanner::member_value(const Node* node, int depth) {
  if (at() != ':') return fail(broken);
  ++tokens_;
  return value(node, depth);
}

// Takes a member that is as expected: the key the last line had in its place, and
// a value that holds no other. False where it is anything else: then nothing is
// taken, and what is wrong, if it is, is found out the long way.
inline bool Scanner::take_known(const Member& known) {
  const std::uint32_t* t = tokens_;  // key, colon, value, and what follows
  if (t[0] >= end_ || t[2] >= end_) return false;
  const char* key = text_ + t[0];
  if (*key != '"' || !known.is_at(key + 1) || text_[t[1]] != ':') return false;

  const char* begin = text_ + t[2];
  const char* end = text_ + std::min(t[3], end_);
  while (is_space(end[-1])) --end;
  const std::string_view token{begin, static_cast<std::size_t>(end - begin)};
  const Node* node = known.node();
  if (*begin == '"') {
    if (escapes_ || token.size() < 2 || end[-1] != '"') return false;
  } else if (node == nullptr || !node->parsed || *begin == '{' || *begin == '[') {
    if (!is_word(token) && !is_json_number(token)) return false;
  }
  if (node != nullptr && node->slot != Node::no_slot) {
    std::string_view& place = (*values_)[node->slot];
    if (place.data() != nullptr) return false;
    place = token;
  }
  tokens_ = t + 3;
  return true;
}

bool Scanner::top_object() {
  for (std::size_t position = 0;; ++position) {
    if (position >= shape_.size() || !take_known(shape_[position])) {
      const Node* child = nullptr;
      if (!top_key(position, child) || !member_value(child, 1)) return false;
    }
    const char separator = at();
    if (separator == '}') return true;
    if (separator != ',') return fail(broken);
    ++tokens_;
  }
}

bool Scanner::object(const Node* node, int depth) {
  ++tokens_;
  if (at() == '}') return ++tokens_, true;
  for (;;) {
    const Node* child = nullptr;
    if (!key(node, child) || !member_value(child, depth)) return false;
    const char separator = at();
    if (separator != ',' && separator != '}') return fail(broken);
    ++tokens_;
    if (separator == '}') return true;
  }
}

bool Scanner::array(const Node* node, int depth) {
  ++tokens_;
  if (at() == ']') return ++tokens_, true;
  for (std::size_t position = 0;; ++position) {
    const bool wanted = node != nullptr && !node->children.empty();
    const Node* child = wanted ? node->child(std::to_string(position)) : nullptr;
    if (!value(child, depth)) return false;
    const char separator = at();
    if (separator != ',' && separator != ']') return fail(broken);
    ++tokens_;
    if (separator == ']') return true;
  }
}

Scanner::Result Scanner::scan(std::string_view text, std::uint32_t end,
                              const std::uint32_t*& tokens,
                              std::vector<std::string_view>& values, bool escapes) {
  text_ = text.data();
  end_ = end;
  tokens_ = tokens;
  values_ = &values;
  escapes_ = escapes;
  problem_ = nullptr;

  if (at() != '{') return {not_an_object};
  ++tokens_;
  const bool empty = at() == '}';
  if (!empty && !top_object()) return {problem_};
  const std::uint32_t close = *tokens_++;
  if (*tokens_ < end_) return {"broken JSON: more behind the object"};
  tokens = tokens_;
  return {nullptr, close, empty};
}

}  // namespace weir
