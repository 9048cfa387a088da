#include "condition/parser.h"

#include <doctest/doctest.h>

#include <map>
#include <stdexcept>
#include <string>

using weir::Program;
using weir::Variable;
using Operation = weir::Program::Operation;

namespace {

std::string shown(const Program& program, std::uint32_t index,
                  const std::vector<Variable>& variables) {
  static const std::map<Operation, std::string> names{
      {Operation::Negate, "-"},     {Operation::Add, "+"},
      {Operation::Subtract, "-"},   {Operation::Multiply, "*"},
      {Operation::Divide, "/"},     {Operation::Remainder, "%"},
      {Operation::Absolute, "abs"}, {Operation::Least, "min"},
      {Operation::Greatest, "max"}, {Operation::IsTrue, "true?"},
      {Operation::Equal, "="},      {Operation::NotEqual, "!="},
      {Operation::Less, "<"},       {Operation::LessOrEqual, "<="},
      {Operation::Greater, ">"},    {Operation::GreaterOrEqual, ">="},
      {Operation::In, "in"},        {Operation::Like, "like"},
      {Operation::IsNull, "null?"}, {Operation::Not, "not"},
      {Operation::And, "and"},      {Operation::Or, "or"}};
  const Program::Node& node = program.nodes[index];
  if (node.operation == Operation::Variable) return variables[node.first].name;
  if (node.operation == Operation::Constant) {
    const weir::Value& value = program.constants[node.first];
    if (value.kind == weir::Value::Kind::Text)
      return "'" + std::string(value.text) + "'";
    if (value.kind == weir::Value::Kind::Truth) return value.truth ? "true" : "false";
    return std::to_string(static_cast<int>(value.number));
  }
  std::string text = "(" + names.at(node.operation);
  for (std::uint32_t place = 0; place < node.count; ++place)
    text += " " + shown(program, program.operands[node.first + place], variables);
  return text + ")";
}

// The tree of a condition, each operation before its operands; or what is wrong.
std::string parsed(std::string_view text) {
  std::vector<Variable> variables;
  try {
    const Program program = weir::parse_condition(text, variables);
    return shown(program, program.root, variables);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
}

TEST_CASE("parse_condition: products bind tighter than sums, sums than comparisons") {
  CHECK(parsed("a + b * 2 > c - 1") == "(> (+ a (* b 2)) (- c 1))");
  CHECK(parsed("(a + b) * 2 > c") == "(> (* (+ a b) 2) c)");
  CHECK(parsed("-a * 2 > 1") == "(> (* (- a) 2) 1)");
  CHECK(parsed("-5 < a") == "(< -5 a)");
}

TEST_CASE("parse_condition: what binds alike is taken from left to right") {
  CHECK(parsed("a - b - c = 0") == "(= (- (- a b) c) 0)");
  CHECK(parsed("a / b % c = 0") == "(= (% (/ a b) c) 0)");
}

TEST_CASE(
    "parse_condition: comparisons bind tighter than not, not than and, and than or") {
  CHECK(parsed("a = 1 or b = 2 and not c = 3") ==
        "(or (= a 1) (and (= b 2) (not (= c 3))))");
  CHECK(parsed("(a = 1 or b = 2) and c = 3") == "(and (or (= a 1) (= b 2)) (= c 3))");
  CHECK(parsed("a = 1 AND b = 2 And c = 3") == "(and (= a 1) (= b 2) (= c 3))");
  CHECK(parsed("not not a") == "(not (not (true? a)))");
}

TEST_CASE("parse_condition: a value that is true or false is a condition") {
  CHECK(parsed("open") == "(true? open)");
  CHECK(parsed("true") == "(true? true)");
  CHECK(parsed("open and not `closed`") == "(and (true? open) (not (true? closed)))");
  CHECK(parsed("(open) or a > 1") == "(or (true? open) (> a 1))");
  CHECK(parsed("open = FALSE") == "(= open false)");
}

TEST_CASE("parse_condition: in, like, between and is null") {
  CHECK(parsed("a in (1, 2 + 3)") == "(in a 1 (+ 2 3))");
  CHECK(parsed("a not in ('x')") == "(not (in a 'x'))");
  CHECK(parsed("a like 'x%'") == "(like a 'x%')");
  CHECK(parsed("a not like b") == "(not (like a b))");
  CHECK(parsed("a between 1 and 2 and b = 3") ==
        "(and (and (>= a 1) (<= a 2)) (= b 3))");
  CHECK(parsed("a not between 1 and 2") == "(not (and (>= a 1) (<= a 2)))");
  CHECK(parsed("a is null") == "(null? a)");
  CHECK(parsed("a + 1 is not null") == "(not (null? (+ a 1)))");
}

TEST_CASE("parse_condition: functions") {
  CHECK(parsed("abs(a - b) > 1") == "(> (abs (- a b)) 1)");
  CHECK(parsed("min(a, b, 3) < Max(c)") == "(< (min a b 3) (max c))");
  CHECK(parsed("max > min") == "(> max min)");
}

TEST_CASE("parse_condition: names each variable once, in order of appearance") {
  std::vector<Variable> variables;
  weir::parse_condition("b > a and `b` < 2", variables);
  weir::parse_condition("c > a", variables);
  REQUIRE(variables.size() == 3);
  CHECK(variables[0].name == "b");
  CHECK(variables[1].name == "a");
  CHECK(variables[2].name == "c");
}

TEST_CASE("parse_condition: what is asked whether it is null isn't needed") {
  std::vector<Variable> variables;
  weir::parse_condition("a > 1 and (b > 1 or b is null) and c + 1 is not null",
                        variables);
  REQUIRE(variables.size() == 3);
  CHECK(variables[0].needed);
  CHECK(!variables[1].needed);
  CHECK(variables[2].needed);
}

TEST_CASE("parse_condition: what is compared by size, or computed with, is measured") {
  const auto measured = [](const char* condition) {
    std::vector<Variable> variables;
    weir::parse_condition(condition, variables);
    std::string names;
    for (const Variable& variable : variables)
      if (variable.measured) names.append(variable.name);
    return names;
  };
  CHECK(measured("a > b") == "ab");
  CHECK(measured("a between 1 and b") == "ab");
  CHECK(measured("a = 1 and b != c + 1") == "abc");
  CHECK(measured("-a = b") == "ab");
  CHECK(measured("abs(a) = 2 or b = 'y'") == "a");
  CHECK(measured("a > 'm' and b = c and d like 'x' and e") == "");
  CHECK(measured("a = b and a < 2") == "a");
}

TEST_CASE("parse_condition: says where a value is missing") {
  CHECK(parsed("") == "column 1: a value is expected, but the condition ends");
  CHECK(parsed("usage >") == "column 8: a value is expected, but the condition ends");
  CHECK(parsed("usage > and b") == "column 9: a value is expected, not 'and'");
  CHECK(parsed("usage > > 80") == "column 9: a value is expected, not '>'");
  CHECK(parsed("a in ()") == "column 7: a value is expected, not ')'");
  CHECK(parsed("a = null") ==
        "column 5: no value is equal to null; 'is null' and 'is not null' ask for it");
}

TEST_CASE("parse_condition: says where something else is expected") {
  CHECK(parsed("usage 80") == "column 7: 'and', 'or' or the end is expected, not '80'");
  CHECK(parsed("(a > 1") == "column 7: ')' is expected, but the condition ends");
  CHECK(parsed("a > 1)") == "column 6: 'and', 'or' or the end is expected, not ')'");
  CHECK(parsed("a is 5") == "column 6: 'null' is expected, not '5'");
  CHECK(parsed("a not 5") == "column 7: 'in' is expected, not '5'");
  CHECK(parsed("a in 5") == "column 6: '(' is expected, not '5'");
  CHECK(parsed("a between 1 or 2") == "column 13: 'and' is expected, not 'or'");
  CHECK(parsed("a = 'x' 'y'") ==
        "column 9: 'and', 'or' or the end is expected, not 'y'");
}

TEST_CASE("parse_condition: comparisons don't follow one another") {
  CHECK(parsed("1 < a < 5") == "column 7: comparisons are joined by 'and' or 'or'");
  CHECK(parsed("a is null = true") ==
        "column 11: comparisons are joined by 'and' or 'or'");
}

TEST_CASE("parse_condition: suggests the function that may be meant") {
  CHECK(parsed("abz(a) > 1") == "column 1: there is no function 'abz'; is it abs?");
  CHECK(parsed("sqrt(a) > 1") ==
        "column 1: there is no function 'sqrt', but abs, min and max");
  CHECK(parsed("abs(a, b) > 1") == "column 8: abs takes one value");
}

TEST_CASE("parse_condition: deep nesting is an error, not an end") {
  const auto nested = [](int depth, const std::string& open, const std::string& close) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += open;
    text += "a";
    for (int i = 0; i < depth; ++i) text += close;
    return parsed(text);
  };
  CHECK(nested(99, "(", ")") == "(true? a)");
  CHECK(nested(100, "(", ")") == "column 101: it is nested too deep");
  CHECK(nested(100'000, "(", ")") == "column 101: it is nested too deep");
  CHECK(nested(100'000, "not ", "").ends_with("it is nested too deep"));
  CHECK(nested(100'000, "-", "").ends_with("it is nested too deep"));
  CHECK(nested(100'000, "abs(", ")").ends_with("it is nested too deep"));
  CHECK(nested(100'000, "a + ", "") == "column 1: there is too much of it");
}

TEST_CASE("parse_condition: as many conditions as one likes are joined") {
  std::string text = "a = 0";
  for (int i = 1; i < 5000; ++i) text += " or a = " + std::to_string(i);
  CHECK(parsed(text).starts_with("(or (= a 0) (= a 1) "));
}

}  // namespace
