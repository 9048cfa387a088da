#include "condition/program_builder.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "condition/parser.h"

using weir::Part;
using weir::Program;
using weir::ProgramBuilder;
using weir::Tokens;
using weir::Variable;

namespace {

std::string complaint(std::string_view text) {
  std::vector<Variable> variables;
  try {
    weir::parse_condition(text, variables);
    return "";
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
}

TEST_CASE("ProgramBuilder: arithmetic takes numbers and what may be one") {
  CHECK(complaint("a + 1 > 2") == "");
  CHECK(complaint("a + 'x' > 2") == "column 5: a number is expected, not a string");
  CHECK(complaint("-'x' > 2") == "column 2: a number is expected, not a string");
  CHECK(complaint("true * 2 > 2") ==
        "column 1: a number is expected, not true or false");
  CHECK(complaint("(a > 1) + 2 > 2") ==
        "column 1: a number is expected, not a condition");
  CHECK(complaint("abs('x') > 2") == "column 5: a number is expected, not a string");
}

TEST_CASE("ProgramBuilder: a comparison takes values of one type") {
  CHECK(complaint("1 > 'x'") == "column 5: a string can't be compared with a number");
  CHECK(complaint("a + 1 = 'x'") ==
        "column 9: a string can't be compared with a number");
  CHECK(complaint("'x' = true") ==
        "column 7: true or false can't be compared with a string");
  CHECK(complaint("a = (b > 1)") == "column 5: a value is expected, not a condition");
  CHECK(complaint("a = b") == "");
}

TEST_CASE("ProgramBuilder: true and false have no order") {
  CHECK(complaint("a != true") == "");
  CHECK(complaint("a > true") == "column 5: of true and false, neither is the greater");
}

TEST_CASE("ProgramBuilder: a list is of one type") {
  CHECK(complaint("a in (1, 2)") == "");
  CHECK(complaint("a in (1, 'x')") ==
        "column 10: a string can't be compared with a number");
  CHECK(complaint("5 in ('x')") ==
        "column 7: a string can't be compared with a number");
  CHECK(complaint("a between 1 and 'x'") ==
        "column 17: a string can't be compared with a number");
}

TEST_CASE("ProgramBuilder: like takes strings") {
  CHECK(complaint("a like b") == "");
  CHECK(complaint("a like 5") == "column 8: a string is expected, not a number");
  CHECK(complaint("5 like 'x'") == "column 1: a string is expected, not a number");
}

TEST_CASE("ProgramBuilder: a condition is none of a number or a string") {
  CHECK(complaint("5") == "column 1: a condition is expected, not a number");
  CHECK(complaint("a > 1 and 'x'") ==
        "column 11: a condition is expected, not a string");
  CHECK(complaint("not a + 1") == "column 5: a condition is expected, not a number");
}

TEST_CASE("ProgramBuilder: the sign of a number is part of it") {
  const Tokens tokens{""};
  std::vector<Variable> variables;
  ProgramBuilder build{tokens, variables};
  const Part five = build.negative(build.number(5, 0), 0);
  const Part part = build.comparison(Program::Operation::Less, five, five);
  const Program program = std::move(build).finish(part);
  const Program::Node& root = program.nodes[program.root];
  const Program::Node& operand = program.nodes[program.operands[root.first]];
  REQUIRE(operand.operation == Program::Operation::Constant);
  CHECK(program.constants[operand.first].number == -5);
}

TEST_CASE("ProgramBuilder: strings stay when the program moves") {
  const Tokens tokens{""};
  std::vector<Variable> variables;
  ProgramBuilder build{tokens, variables};
  const Part x = build.text("x", 0), y = build.text("y", 0);
  const Part part = build.comparison(Program::Operation::Equal, x, y);
  Program first = std::move(build).finish(part);
  const Program program = std::move(first);
  CHECK(program.constants[0].text == "x");
  CHECK(program.constants[0].text.data() == program.texts[0].data());
}

}  // namespace
