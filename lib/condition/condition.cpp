#include "condition/condition.h"

#include "condition/evaluation.h"
#include "condition/parser.h"

namespace weir {

Condition::Condition(std::string_view text, std::vector<Variable>& variables)
    : program_{std::make_unique<const Program>(parse_condition(text, variables))} {}

Condition::~Condition() = default;
Condition::Condition(Condition&&) noexcept = default;
Condition& Condition::operator=(Condition&&) noexcept = default;

Judgement Condition::test(std::span<const Value> values) const {
  return evaluate(*program_, values);
}

}  // namespace weir
