// Evaluation: what a program says of the values of its variables.
#pragma once

#include <span>

#include "condition/condition.h"
#include "condition/program.h"

namespace weir {

// Allocates nothing. Requires: a value for each variable of the program.
Judgement evaluate(const Program& program, std::span<const Value> values);

}  // namespace weir
