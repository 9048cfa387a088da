#include "ndjson/field_tree.h"

#include <algorithm>

namespace weir {

const FieldTree::Node* FieldTree::Node::child(std::string_view name) const {
  for (const Node& node : children)
    if (node.key == name) return &node;
  return nullptr;
}

FieldTree::Node& FieldTree::place(const std::vector<std::string>& steps) {
  Node* node = &root_;
  for (const std::string& step : steps) {
    const auto found =
        std::find_if(node->children.begin(), node->children.end(),
                     [&](const Node& child) { return child.key == step; });
    node = found == node->children.end()
               ? &node->children.emplace_back(Node{step, Node::no_slot, false, {}})
               : &*found;
  }
  return *node;
}

Slot FieldTree::take(Node& node, const std::string& name) {
  if (node.slot == Node::no_slot) {
    node.slot = static_cast<std::uint32_t>(names_.size());
    names_.push_back(name);
  }
  return {node.slot};
}

Slot FieldTree::add(const Field& field, bool parsed) {
  Node& node = place(field.steps());
  node.parsed = node.parsed || parsed;
  const Slot slot = take(node, field.text());
  if (field.steps().size() > 1 && field.text().front() != '/') {
    Node& flat = place({field.text()});
    if (flat.slot == Node::no_slot) flat.slot = slot.index;
  }
  return slot;
}

Slot FieldTree::add_member(const std::string& name) {
  return take(place({name}), name);
}

}  // namespace weir
