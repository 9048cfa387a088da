// Rule: the conditions that records are held against, one a level, and those that
// clear them.
//
//   Rule rule{{{"condition", "usage > limit"}}, {{"--clear", "usage < limit - 5"}}};
//   rule.find_in(lookup, reader);
//   Finding finding;
//   if (rule.judge(record, finding)) ...  // .level, .cleared
//   else reader.reject(rule.complaint(record));
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "condition/condition.h"
#include "join/levels.h"
#include "join/lookup.h"
#include "join/trigger.h"
#include "ndjson/stream.h"

namespace weir {

class Rule {
 public:
  // What clears each level, empty where nothing does, or none at all. Names are what
  // a condition is called where it is wrong: std::invalid_argument.
  Rule(const std::vector<NamedCondition>& levels,
       const std::vector<NamedCondition>& clears);

  // Bit N: something clears level N.
  std::uint32_t clears() const;

  // Settles what each name means: the column of the table that is called so, or
  // else the field of the record. A name that begins with a slash is always a
  // field. `lookup` must outlive the rule. Throws std::invalid_argument.
  void find_in(Lookup& lookup, RecordReader& in);

  // What the conditions say of the record and the row at hand. False where a
  // value is none that they can compute with, and why that is.
  bool judge(const Record& record, Finding& finding);
  std::string complaint(const Record& record) const;

 private:
  struct Operand {
    bool is_column = false;
    std::size_t use = 0;  // of a column
    Slot slot;            // of a field
    std::string unescaped;
  };

  std::string_view raw(const Operand& operand, const Record& record) const;
  std::span<const Value> values_of(const Record& record);
  bool holds(const Condition& condition, std::span<const Value> values);

  std::vector<Variable> variables_;
  std::vector<Condition> levels_;
  std::vector<std::optional<Condition>> clears_;  // of these
  const Lookup* lookup_ = nullptr;
  std::vector<Operand> operands_;  // one a variable
  std::vector<Value> values_;
  Judgement judgement_;  // the latest
};

}  // namespace weir
