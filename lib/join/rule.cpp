#include "join/rule.h"

#include <stdexcept>

#include "io/report.h"
#include "ndjson/number.h"
#include "ndjson/value.h"

namespace weir {
namespace {

using Kind = Value::Kind;
using Verdict = Judgement::Verdict;

Condition compile(const NamedCondition& named, std::vector<Variable>& variables) {
  try {
    return Condition{named.condition, variables};
  } catch (const std::invalid_argument& error) {
    throw std::invalid_argument(named.name + ": " + error.what());
  }
}

// What JSON text is to a condition. Where nobody gave types, a number is a text
// that counts as one.
Value value_in(std::string_view json, Typing typing, std::string& unescaped) {
  if (json.empty()) return {};
  switch (json.front()) {
  case '"': {
    const std::string_view text = string_in(json, unescaped);
    const auto number = number_in(json);
    return number ? Value::of(text, *number) : Value::of(text);
  }
  case 't':
  case 'f':
    return Value::of_truth(json.front() == 't');
  case '{':
  case '[':
    return Value::other();
  default: {
    const auto number = parse_json_number(json);
    if (!number) return Value::other();
    return typing == Typing::Text ? Value::of(json, *number) : Value::of(*number);
  }
  }
}

const char* description(Kind wanted) {
  switch (wanted) {
  case Kind::Number:
    return " is not a number: ";
  case Kind::Text:
    return " is not a string: ";
  case Kind::Truth:
    return " is not true or false: ";
  default:
    return " is nothing that can be compared: ";
  }
}

}  // namespace

Rule::Rule(const std::vector<NamedCondition>& levels,
           const std::vector<NamedCondition>& clears) {
  for (const NamedCondition& level : levels)
    levels_.push_back(compile(level, variables_));
  clears_.resize(levels_.size());
  for (std::size_t i = 0; i < clears.size(); ++i)
    if (!clears[i].condition.empty()) clears_[i] = compile(clears[i], variables_);
}

std::uint32_t Rule::clears() const {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < clears_.size(); ++i)
    if (clears_[i]) bits |= std::uint32_t{2} << i;
  return bits;
}

void Rule::find_in(Lookup& lookup, RecordReader& in) {
  lookup_ = &lookup;
  for (const Variable& variable : variables_) {
    Operand& operand = operands_.emplace_back();
    operand.is_column = !variable.name.starts_with('/') && lookup.has(variable.name);
    if (operand.is_column) {
      operand.use = lookup.use(variable.name);
      if (variable.measured) lookup.measure(operand.use);
      continue;
    }
    const Field field = Field::parse(variable.name);
    operand.slot = variable.needed ? in.any(field) : in.optional(field);
  }
  values_.resize(variables_.size());
}

std::string_view Rule::raw(const Operand& operand, const Record& record) const {
  return operand.is_column ? lookup_->cell(operand.use)
                           : record.raw(operand.slot).value_or(std::string_view());
}

std::span<const Value> Rule::values_of(const Record& record) {
  for (std::size_t i = 0; i < operands_.size(); ++i) {
    Operand& operand = operands_[i];
    const Typing typing = operand.is_column ? lookup_->typing() : Typing::Json;
    values_[i] = value_in(raw(operand, record), typing, operand.unescaped);
  }
  return values_;
}

bool Rule::holds(const Condition& condition, std::span<const Value> values) {
  judgement_ = condition.test(values);
  return judgement_.verdict == Verdict::Yes;
}

bool Rule::judge(const Record& record, Finding& finding) {
  const auto values = values_of(record);
  finding = {};
  for (std::size_t level = levels_.size(); level > 0 && finding.level == 0; --level) {
    if (holds(levels_[level - 1], values)) finding.level = static_cast<unsigned>(level);
    if (judgement_.verdict == Verdict::Unfit) return false;
  }
  for (std::size_t i = 0; i < clears_.size(); ++i) {
    if (!clears_[i]) continue;
    if (holds(*clears_[i], values)) finding.cleared |= std::uint32_t{2} << i;
    if (judgement_.verdict == Verdict::Unfit) return false;
  }
  return true;
}

std::string Rule::complaint(const Record& record) const {
  return variables_[judgement_.variable].name + description(judgement_.wanted) +
         excerpt(raw(operands_[judgement_.variable], record));
}

}  // namespace weir
