// Condition: what someone asks of a record, as in "usage > 80 and not idle".
//
//   std::vector<Variable> variables;
//   const Condition hot{"usage > limit * 1.1", variables};  // usage, limit
//   hot.test(std::array{Value::of(95.0), Value::of(80.0)}).verdict;  // Yes
//
// It is SQL's three-valued logic: what is computed with a missing value is
// missing, and so is what is divided by zero; a comparison with a missing value
// is neither true nor false. See threshold-join(1) for the language.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "condition/value.h"

namespace weir {

struct Program;

// A name that a condition asks the value of.
struct Variable {
  std::string name;
  bool needed = true;  // the condition doesn't ask whether it is null
  // It is computed with, or compared by size, and not with a string.
  bool measured = false;
};

// What a condition says of some values.
struct Judgement {
  enum class Verdict : unsigned char { No, Yes, Unknown, Unfit };

  Verdict verdict = Verdict::No;
  // Where Unfit: the variable whose value the condition can't compute with, and
  // what it should be.
  Value::Kind wanted = Value::Kind::Null;
  std::uint32_t variable = 0;
};

class Condition {
 public:
  // Adds the names it asks for to `variables`, unless they are there. Throws
  // std::invalid_argument, as in "column 9: a value is expected, not 'and'".
  Condition(std::string_view text, std::vector<Variable>& variables);
  ~Condition();
  Condition(Condition&&) noexcept;
  Condition& operator=(Condition&&) noexcept;

  // From left to right, and no further than it takes: what stands behind a false
  // `and` or a true `or` is not looked at. Requires: a value for each variable.
  Judgement test(std::span<const Value> values) const;

 private:
  std::unique_ptr<const Program> program_;
};

}  // namespace weir
