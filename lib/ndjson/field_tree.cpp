#include "ndjson/field_tree.h"

#include <algorithm>

namespace weir {

const FieldTree::Node* FieldTree::Node::child(std::string_view name) const {
  for (const Node& node : children)
    if (node.key == name) return &node;
  return nullptr;
}

std::uint32_t& FieldTree::place(const std::vector<std::string>& steps) {
  Node* node = &root_;
  for (const std::string& step : steps) {
    const auto found =
        std::find_if(node->children.begin(), node->children.end(),
                     [&](const Node& child) { return child.key == step; });
    node = found == node->children.end()
               ? &node->children.emplace_back(Node{step, Node::no_slot, {}})
               : &*found;
  }
  return node->slot;
}

Slot FieldTree::take(std::uint32_t& slot) {
  if (slot == Node::no_slot) slot = size_++;
  return {slot};
}

Slot FieldTree::add(const Field& field) {
  const Slot slot = take(place(field.steps()));
  if (field.steps().size() > 1 && field.text().front() != '/') {
    std::uint32_t& flat = place({field.text()});
    if (flat == Node::no_slot) flat = slot.index;
  }
  return slot;
}

Slot FieldTree::add_member(const std::string& name) { return take(place({name})); }

}  // namespace weir
