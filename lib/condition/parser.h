// Parser: the text of a condition, made into a program.
#pragma once

#include <string_view>
#include <vector>

#include "condition/condition.h"
#include "condition/program.h"

namespace weir {

// See Condition for what it takes and throws.
Program parse_condition(std::string_view text, std::vector<Variable>& variables);

}  // namespace weir
