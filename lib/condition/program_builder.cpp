#include "condition/program_builder.h"

#include <algorithm>
#include <utility>

namespace weir {
namespace {

using Type = Part::Type;

// The tree is walked by recursion.
constexpr int deepest_tree = 1000;

std::string name_of(Type type) {
  switch (type) {
  case Type::Number:
    return "a number";
  case Type::Text:
    return "a string";
  case Type::Truth:
    return "true or false";
  case Type::Any:
    return "a value";
  default:
    return "a condition";
  }
}

}  // namespace

std::uint32_t ProgramBuilder::add(Program::Node node) {
  program_.nodes.push_back(node);
  return static_cast<std::uint32_t>(program_.nodes.size() - 1);
}

Part ProgramBuilder::make(Operation operation, const std::vector<Part>& parts,
                          Type type) {
  Part made{0, type, parts.front().at, 1};
  const auto first = static_cast<std::uint32_t>(program_.operands.size());
  for (const Part& part : parts) {
    program_.operands.push_back(part.node);
    made.depth = std::max(made.depth, part.depth + 1);
  }
  if (made.depth > deepest_tree) tokens_.fail(made.at, "there is too much of it");
  made.node = add({operation, first, static_cast<std::uint32_t>(parts.size())});
  return made;
}

// What may be null, or anything at all, is seen when the values are there.
void ProgramBuilder::want(const Part& part, Type type) const {
  const bool fits = part.type == type ||
                    (part.type == Type::Any && type != Type::Test) ||
                    (type == Type::Any && part.type != Type::Test);
  if (!fits)
    tokens_.fail(part.at, name_of(type) + " is expected, not " + name_of(part.type));
}

Part ProgramBuilder::constant(const Value& value, Type type, std::size_t at) {
  program_.constants.push_back(value);
  const auto place = static_cast<std::uint32_t>(program_.constants.size() - 1);
  return {add({Operation::Constant, place}), type, at};
}

Part ProgramBuilder::number(double number, std::size_t at) {
  return constant(Value::of(number), Type::Number, at);
}

Part ProgramBuilder::text(const std::string& text, std::size_t at) {
  return constant(Value::of(program_.texts.emplace_back(text)), Type::Text, at);
}

Part ProgramBuilder::truth(bool truth, std::size_t at) {
  return constant(Value::of_truth(truth), Type::Truth, at);
}

Part ProgramBuilder::variable(const std::string& name, std::size_t at) {
  const auto found = std::find_if(variables_.begin(), variables_.end(),
                                  [&](const Variable& it) { return it.name == name; });
  const auto place = static_cast<std::uint32_t>(found - variables_.begin());
  if (found == variables_.end()) variables_.push_back({name});
  return {add({Operation::Variable, place}), Type::Any, at};
}

void ProgramBuilder::measure(const Part& part) {
  const Program::Node& node = program_.nodes[part.node];
  if (node.operation == Operation::Variable) variables_[node.first].measured = true;
}

Part ProgramBuilder::negative(const Part& part, std::size_t at) {
  want(part, Type::Number);
  measure(part);
  const Program::Node& node = program_.nodes[part.node];
  if (node.operation == Operation::Constant)
    return number(-program_.constants[node.first].number, at);
  Part made = make(Operation::Negate, {part}, Type::Number);
  made.at = at;
  return made;
}

Part ProgramBuilder::arithmetic(Operation operation, const Part& left,
                                const Part& right) {
  want(left, Type::Number);
  want(right, Type::Number);
  measure(left);
  measure(right);
  return make(operation, {left, right}, Type::Number);
}

Part ProgramBuilder::function(Operation operation, const std::vector<Part>& parts,
                              std::size_t at) {
  for (const Part& part : parts) {
    want(part, Type::Number);
    measure(part);
  }
  Part made = make(operation, parts, Type::Number);
  made.at = at;
  return made;
}

void ProgramBuilder::want_comparable(Operation operation, const Part& left,
                                     const Part& right) const {
  want(left, Type::Any);
  want(right, Type::Any);
  if (left.type != right.type && left.type != Type::Any && right.type != Type::Any)
    tokens_.fail(right.at,
                 name_of(right.type) + " can't be compared with " + name_of(left.type));
  if (!is_equality(operation) &&
      (left.type == Type::Truth || right.type == Type::Truth))
    tokens_.fail(right.at, "of true and false, neither is the greater");
}

Part ProgramBuilder::comparison(Operation operation, const Part& left,
                                const Part& right) {
  want_comparable(operation, left, right);
  const auto wants_number = [&](const Part& beside) {
    return beside.type == Type::Number ||
           (beside.type == Type::Any && !is_equality(operation));
  };
  if (wants_number(right)) measure(left);
  if (wants_number(left)) measure(right);
  return make(operation, {left, right}, Type::Test);
}

Part ProgramBuilder::between(const Part& what, const Part& low, const Part& high) {
  want_comparable(Operation::LessOrEqual, low, high);
  return joined(Operation::And, {comparison(Operation::GreaterOrEqual, what, low),
                                 comparison(Operation::LessOrEqual, what, high)});
}

Part ProgramBuilder::in(const Part& what, const std::vector<Part>& candidates) {
  std::vector<Part> parts{what};
  for (const Part& candidate : candidates) {
    want_comparable(Operation::Equal, what, candidate);
    want_comparable(Operation::Equal, candidates.front(), candidate);
    parts.push_back(candidate);
  }
  return make(Operation::In, parts, Type::Test);
}

Part ProgramBuilder::like(const Part& text, const Part& pattern) {
  want(text, Type::Text);
  want(pattern, Type::Text);
  return make(Operation::Like, {text, pattern}, Type::Test);
}

Part ProgramBuilder::is_null(const Part& part) {
  want(part, Type::Any);
  const Program::Node& node = program_.nodes[part.node];
  if (node.operation == Operation::Variable) variables_[node.first].needed = false;
  return make(Operation::IsNull, {part}, Type::Test);
}

// A value that is true or false is a condition by itself.
Part ProgramBuilder::tested(const Part& part) {
  if (part.type == Type::Truth || part.type == Type::Any)
    return make(Operation::IsTrue, {part}, Type::Test);
  want(part, Type::Test);
  return part;
}

Part ProgramBuilder::negation(const Part& part, std::size_t at) {
  Part made = make(Operation::Not, {tested(part)}, Type::Test);
  made.at = at;
  return made;
}

Part ProgramBuilder::joined(Operation operation, const std::vector<Part>& parts) {
  std::vector<Part> tests;
  tests.reserve(parts.size());
  for (const Part& part : parts) tests.push_back(tested(part));
  return make(operation, tests, Type::Test);
}

Program ProgramBuilder::finish(const Part& root) && {
  program_.root = tested(root).node;
  return std::move(program_);
}

}  // namespace weir
