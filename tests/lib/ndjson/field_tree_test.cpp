#include "ndjson/field_tree.h"

#include <doctest/doctest.h>

using weir::Field;
using weir::FieldTree;

namespace {

TEST_CASE("FieldTree: a field keeps the slot it was given") {
  FieldTree tree;
  const auto a = tree.add(Field::parse("a"));
  const auto b = tree.add(Field::parse("b"));
  CHECK(a != b);
  CHECK(tree.add(Field::parse("a")) == a);
  CHECK(tree.add(Field::parse("/a")) == a);
  CHECK(tree.size() == 2);
  CHECK(tree.name(a.index) == "a");
  CHECK(tree.name(b.index) == "b");
}

TEST_CASE("FieldTree: steps go down from the root") {
  FieldTree tree;
  const auto slot = tree.add(Field::parse("/a/b"));
  const FieldTree::Node* a = tree.root().child("a");
  REQUIRE(a != nullptr);
  CHECK(a->slot == FieldTree::Node::no_slot);
  CHECK(a->child("b")->slot == slot.index);
  CHECK(tree.root().child("a.b") == nullptr);
}

TEST_CASE("FieldTree: a dotted name is a member's too") {
  FieldTree tree;
  const auto slot = tree.add(Field::parse("a.b"));
  CHECK(tree.root().child("a.b")->slot == slot.index);
  CHECK(tree.add_member("a.b") == slot);
}

}  // namespace
