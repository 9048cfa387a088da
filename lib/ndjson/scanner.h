// Scanner: one walk over a line's tokens that checks that the line is one JSON
// object and picks up the values of the fields that are wanted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ndjson/field_tree.h"

namespace weir {

class Scanner {
 public:
  // Containers may stand in one another this deep.
  static constexpr int deepest = 1000;

  struct Result {
    // What is wrong with the line, valid until the next scan; null: nothing.
    const char* problem = nullptr;
    std::uint32_t close = 0;  // the offset in the text of the last brace
    bool empty = true;        // the object has no members
  };

  explicit Scanner(const FieldTree& fields) : fields_{fields} {}

  // Walks `tokens` of `text` from the first on, up to `end`, where the line
  // ends. Puts the JSON text of each field that is there at its slot of
  // `values`, whose others it leaves alone; `escapes` says that a backslash may
  // stand in the line. Afterwards tokens is the first one behind the line,
  // unless there was a problem. Requires: values has a place a slot, and 16 bytes
  // behind the text can be read.
  Result scan(std::string_view text, std::uint32_t end, const std::uint32_t*& tokens,
              std::vector<std::string_view>& values, bool escapes);

 private:
  using Node = FieldTree::Node;

  // A member of the record as the line before had it: most often this line has
  // the same one in the same place, which a comparison of bytes tells.
  class Member {
   public:
    Member() = default;
    // `key` as it is spelled, with the closing quotation mark.
    Member(std::string_view key, const Node* node);

    bool is_at(const char* text) const;
    std::size_t size() const { return key_.size(); }
    const Node* node() const { return node_; }

   private:
    std::string key_;
    std::uint64_t head_ = 0, head_mask_ = 0;  // its first 8 bytes, and the next
    std::uint64_t tail_ = 0, tail_mask_ = 0;
    const Node* node_ = nullptr;
  };

  bool value(const Node* node, int depth);
  bool object(const Node* node, int depth);
  bool array(const Node* node, int depth);
  bool top_object();
  bool take_known(const Member& known);
  bool member_value(const Node* node, int depth);
  bool key(const Node* node, const Node*& child);
  bool top_key(std::size_t position, const Node*& child);
  bool string_token(std::string_view& inside);
  bool scalar(std::string_view token, const Node* node);
  bool capture(const Node& node, const char* begin, const char* end);
  const char* token_end() const;
  bool fail(const char* problem);

  // The byte at the token at hand, '\0' behind the line.
  char at() const { return *tokens_ < end_ ? text_[*tokens_] : '\0'; }

  const FieldTree& fields_;
  std::vector<Member> shape_;
  std::string unescaped_;

  const char* text_ = nullptr;
  std::uint32_t end_ = 0;
  const std::uint32_t* tokens_ = nullptr;
  std::vector<std::string_view>* values_ = nullptr;
  bool escapes_ = false;
  const char* problem_ = nullptr;
  std::string twice_;  // that problem, with the field's name
};

}  // namespace weir
