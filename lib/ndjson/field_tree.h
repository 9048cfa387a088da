// FieldTree: the fields that a tool looks at, arranged so that one walk over a
// record finds them all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ndjson/field.h"

namespace weir {

// Where a field's value is to be found in every record.
struct Slot {
  std::uint32_t index = 0;
  friend bool operator==(Slot, Slot) = default;
};

class FieldTree {
 public:
  struct Node {
    static constexpr std::uint32_t no_slot = UINT32_MAX;

    std::string key;  // unescaped
    std::uint32_t slot = no_slot;
    bool parsed = false;  // a number here will be parsed, and so be checked, anyway
    std::vector<Node> children;

    const Node* child(std::string_view name) const;
  };

  // The field's slot; one that was added before keeps its own. A name with dots
  // is also found as a member that is called so, dots and all: that is what an
  // aggregate of "payload.temp" makes.
  Slot add(const Field& field, bool parsed = false);

  // The slot of a member of the record itself, whatever characters it is of.
  Slot add_member(const std::string& name);

  const Node& root() const { return root_; }
  std::size_t size() const { return names_.size(); }

  // What the field at that slot was called, when it was first added.
  const std::string& name(std::uint32_t slot) const { return names_[slot]; }

 private:
  Node& place(const std::vector<std::string>& steps);
  Slot take(Node& node, const std::string& name);

  Node root_;
  std::vector<std::string> names_;  // a slot each
};

}  // namespace weir
