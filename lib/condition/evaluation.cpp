#include "condition/evaluation.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "condition/like.h"

namespace weir {
namespace {

using Operation = Program::Operation;
using Kind = Value::Kind;
using Verdict = Judgement::Verdict;

Verdict verdict(bool yes) { return yes ? Verdict::Yes : Verdict::No; }

Verdict negation(Verdict verdict) {
  if (verdict == Verdict::Yes) return Verdict::No;
  if (verdict == Verdict::No) return Verdict::Yes;
  return verdict;
}

template <typename T>
bool compare(Operation operation, const T& left, const T& right) {
  switch (operation) {
  case Operation::Equal:
    return left == right;
  case Operation::NotEqual:
    return left != right;
  case Operation::Less:
    return left < right;
  case Operation::LessOrEqual:
    return left <= right;
  case Operation::Greater:
    return left > right;
  default:
    return left >= right;
  }
}

// What has no result, such as infinity less infinity, is null.
Value value_of(double number) {
  return std::isnan(number) ? Value{} : Value::of(number);
}

class Evaluation {
 public:
  Evaluation(const Program& program, std::span<const Value> values)
      : program_{program}, values_{values} {}

  Judgement judge() {
    const Verdict verdict = test(program_.nodes[program_.root]);
    return verdict == Verdict::Unfit ? unfit_ : Judgement{verdict};
  }

 private:
  using Node = Program::Node;

  const Node& operand(const Node& node, std::uint32_t place) const {
    return program_.nodes[program_.operands[node.first + place]];
  }

  Verdict test(const Node& node) {
    switch (node.operation) {
    case Operation::And:
      return all_or_any(node, Verdict::No);
    case Operation::Or:
      return all_or_any(node, Verdict::Yes);
    case Operation::Not:
      return negation(test(operand(node, 0)));
    case Operation::IsNull:
      return is_null(node);
    case Operation::IsTrue:
      return is_true(node);
    case Operation::Like:
      return like(node);
    case Operation::In:
      return in(node);
    default:
      return comparison(node);
    }
  }

  // `and` is decided by the first No, `or` by the first Yes.
  Verdict all_or_any(const Node& node, Verdict decisive) {
    Verdict result = negation(decisive);
    for (std::uint32_t place = 0; place < node.count; ++place) {
      const Verdict each = test(operand(node, place));
      if (each == decisive || each == Verdict::Unfit) return each;
      if (each == Verdict::Unknown) result = each;
    }
    return result;
  }

  Verdict is_null(const Node& node) {
    Value scratch;
    const Value* value = this->value(operand(node, 0), scratch);
    return value == nullptr ? Verdict::Unfit : verdict(value->kind == Kind::Null);
  }

  Verdict is_true(const Node& node) {
    Value scratch;
    const Node& what = operand(node, 0);
    const Value* value = this->value(what, scratch);
    if (value->kind == Kind::Null) return Verdict::Unknown;
    if (value->kind != Kind::Truth) return blame(what, Kind::Truth), Verdict::Unfit;
    return verdict(value->truth);
  }

  Verdict like(const Node& node) {
    Value scratch;
    bool unknown = false;
    std::string_view texts[2];
    for (std::uint32_t place = 0; place < 2; ++place) {
      const Node& what = operand(node, place);
      const Value* value = this->value(what, scratch);
      unknown = unknown || value->kind == Kind::Null;
      if (value->kind != Kind::Null && value->kind != Kind::Text)
        return blame(what, Kind::Text), Verdict::Unfit;
      texts[place] = value->text;
    }
    return unknown ? Verdict::Unknown : verdict(is_like(texts[0], texts[1]));
  }

  Verdict in(const Node& node) {
    Value scratch_left, scratch_right;
    const Node& left = operand(node, 0);
    const Value* value = this->value(left, scratch_left);
    if (value == nullptr) return Verdict::Unfit;
    Verdict result = Verdict::No;
    for (std::uint32_t place = 1; place < node.count; ++place) {
      const Node& right = operand(node, place);
      const Value* candidate = this->value(right, scratch_right);
      if (candidate == nullptr) return Verdict::Unfit;
      const Verdict each =
          compare_values(Operation::Equal, {&left, value}, {&right, candidate});
      if (each == Verdict::Yes || each == Verdict::Unfit) return each;
      if (each == Verdict::Unknown) result = each;
    }
    return result;
  }

  Verdict comparison(const Node& node) {
    Value scratch_left, scratch_right;
    const Node &left = operand(node, 0), &right = operand(node, 1);
    const Value* a = value(left, scratch_left);
    if (a == nullptr) return Verdict::Unfit;
    const Value* b = value(right, scratch_right);
    if (b == nullptr) return Verdict::Unfit;
    if (a->kind == Kind::Number && b->kind == Kind::Number)
      return verdict(compare(node.operation, a->number, b->number));
    return compare_values(node.operation, {&left, a}, {&right, b});
  }

  struct Side {
    const Node* node;
    const Value* value;
  };

  // Numbers with numbers, texts with texts, and what counts as both with either.
  Verdict compare_values(Operation operation, Side left, Side right) {
    const Value &a = *left.value, &b = *right.value;
    if (a.kind == Kind::Null || b.kind == Kind::Null) return Verdict::Unknown;
    if (a.is_number() && b.is_number())
      return verdict(compare(operation, a.number, b.number));
    if (a.kind == Kind::Text && b.kind == Kind::Text)
      return verdict(compare(operation, a.text, b.text));
    if (a.kind == Kind::Truth && b.kind == Kind::Truth && is_equality(operation))
      return verdict(compare(operation, a.truth, b.truth));
    blame_one(left, right);
    return Verdict::Unfit;
  }

  // The value of a node, in `scratch` where it had to be computed; null where a
  // variable of it is unfit.
  const Value* value(const Node& node, Value& scratch) {
    if (node.operation == Operation::Variable) return &values_[node.first];
    if (node.operation == Operation::Constant) return &program_.constants[node.first];
    return compute(node, scratch) ? &scratch : nullptr;
  }

  bool compute(const Node& node, Value& result) {
    double a = 0;
    bool known = true;
    if (!number(operand(node, 0), a, known)) return false;
    for (std::uint32_t place = 1; place < node.count; ++place) {
      double b = 0;
      if (!number(operand(node, place), b, known)) return false;
      a = combine(node.operation, a, b, known);
    }
    if (node.operation == Operation::Negate) a = -a;
    if (node.operation == Operation::Absolute) a = std::fabs(a);
    result = known ? value_of(a) : Value{};
    return true;
  }

  static double combine(Operation operation, double a, double b, bool& known) {
    switch (operation) {
    case Operation::Add:
      return a + b;
    case Operation::Subtract:
      return a - b;
    case Operation::Multiply:
      return a * b;
    case Operation::Divide:
      known = known && b != 0;
      return b == 0 ? 0 : a / b;
    case Operation::Remainder:
      known = known && b != 0;
      return b == 0 ? 0 : std::fmod(a, b);
    case Operation::Least:
      return std::min(a, b);
    default:
      return std::max(a, b);
    }
  }

  // The number of a node; `known` becomes false where it has none. False where
  // a variable of it is unfit.
  bool number(const Node& node, double& result, bool& known) {
    Value scratch;
    const Value* value = this->value(node, scratch);
    if (value == nullptr) return false;
    if (value->kind == Kind::Null) known = false;
    if (value->kind != Kind::Null && !value->is_number())
      return blame(node, Kind::Number), false;
    result = value->number;
    return true;
  }

  void blame(const Node& node, Kind wanted) {
    unfit_ = {Verdict::Unfit, wanted, node.first};
  }

  // Blames one of two values that can't be compared. Never a constant: of two
  // constants the parser knows that they can't be.
  void blame_one(Side left, Side right) {
    const bool right_may = right.node->operation == Operation::Variable;
    const bool left_may = left.node->operation == Operation::Variable;
    if (right_may && (!left_may || left.value->kind < right.value->kind))
      std::swap(left, right);
    Kind wanted = right.value->kind;
    if (wanted == Kind::Truth && left.value->kind == Kind::Truth) wanted = Kind::Number;
    blame(*left.node, wanted);
  }

  const Program& program_;
  std::span<const Value> values_;
  Judgement unfit_;
};

}  // namespace

Judgement evaluate(const Program& program, std::span<const Value> values) {
  return Evaluation{program, values}.judge();
}

}  // namespace weir
