// Program: a condition as it is computed: a tree whose nodes lie in one array,
// operands before what is made of them.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "condition/value.h"

namespace weir {

struct Program {
  enum class Operation : unsigned char {
    // These give a value.
    Constant,  // `first` is its place among the constants
    Variable,  // `first` is its place among the variables
    Negate,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Absolute,
    Least,
    Greatest,
    // And these say whether something is so.
    IsTrue,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,  // the first operand is one of the others
    Like,
    IsNull,
    Not,
    And,
    Or,
  };

  struct Node {
    Operation operation = Operation::Constant;
    std::uint32_t first = 0;  // of its `count` places in `operands`
    std::uint32_t count = 0;
  };

  std::vector<Node> nodes;
  std::uint32_t root = 0;  // the node that is the condition
  std::vector<std::uint32_t> operands;
  std::vector<Value> constants;
  std::deque<std::string> texts;  // of the constants; a deque, as they stay in place
};

constexpr bool is_equality(Program::Operation operation) {
  return operation == Program::Operation::Equal ||
         operation == Program::Operation::NotEqual;
}

}  // namespace weir
