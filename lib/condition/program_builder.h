// ProgramBuilder: makes a program part by part, and sees to it that each part is
// of a type that what is made of it can use.
//
//   const Part sum = builder.arithmetic(Operation::Add, a, b);
//   const Part part = builder.comparison(Operation::Less, sum, c);
//   Program program = std::move(builder).finish(part);
#pragma once

#include <string>
#include <vector>

#include "condition/condition.h"
#include "condition/program.h"
#include "condition/tokens.h"

namespace weir {

// A part of a condition that has been read.
struct Part {
  // What is known of it before there are any values.
  enum class Type : unsigned char { Number, Text, Truth, Any, Test };

  std::uint32_t node = 0;
  Type type = Type::Any;
  std::size_t at = 0;  // where in the text it begins
  int depth = 1;       // of the tree that it is
};

class ProgramBuilder {
 public:
  using Operation = Program::Operation;

  // What has the wrong type throws by Tokens::fail(). Both must outlive it.
  ProgramBuilder(const Tokens& tokens, std::vector<Variable>& variables)
      : tokens_{tokens}, variables_{variables} {}

  Part number(double number, std::size_t at);
  Part text(const std::string& text, std::size_t at);
  Part truth(bool truth, std::size_t at);
  Part variable(const std::string& name, std::size_t at);

  // Of numbers: the first takes one part, the second two, the third any number.
  Part negative(const Part& part, std::size_t at);
  Part arithmetic(Operation operation, const Part& left, const Part& right);
  Part function(Operation operation, const std::vector<Part>& parts, std::size_t at);

  Part comparison(Operation operation, const Part& left, const Part& right);
  Part between(const Part& what, const Part& low, const Part& high);
  Part in(const Part& what, const std::vector<Part>& candidates);
  Part like(const Part& text, const Part& pattern);
  Part is_null(const Part& part);

  Part negation(const Part& part, std::size_t at);
  Part joined(Operation operation, const std::vector<Part>& parts);

  // The parts that were made, with `root` as the condition.
  Program finish(const Part& root) &&;

 private:
  void want(const Part& part, Part::Type type) const;
  Part tested(const Part& part);
  void measure(const Part& part);
  void want_comparable(Operation operation, const Part& left, const Part& right) const;
  Part constant(const Value& value, Part::Type type, std::size_t at);
  Part make(Operation operation, const std::vector<Part>& parts, Part::Type type);
  std::uint32_t add(Program::Node node);

  const Tokens& tokens_;
  std::vector<Variable>& variables_;
  Program program_;
};

}  // namespace weir
