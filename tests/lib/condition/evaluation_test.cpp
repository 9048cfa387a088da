#include "condition/evaluation.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

#include "condition/parser.h"

using weir::Judgement;
using weir::Value;
using weir::Variable;
using Kind = weir::Value::Kind;
using Verdict = weir::Judgement::Verdict;

namespace {

// Of a condition on a, b and c, in this order.
Judgement judge(std::string_view text, const std::vector<Value>& values = {}) {
  std::vector<Variable> variables{{"a"}, {"b"}, {"c"}};
  std::vector<Value> all = values;
  all.resize(variables.size());
  const weir::Program program = weir::parse_condition(text, variables);
  REQUIRE(variables.size() == 3);
  return weir::evaluate(program, all);
}

Verdict verdict(std::string_view text, const std::vector<Value>& values = {}) {
  return judge(text, values).verdict;
}

Value number(double value) { return Value::of(value); }
Value text(std::string_view value) { return Value::of(value); }

// What a condition on `a` says just below 80, there, and just above.
std::string around_80(std::string_view condition) {
  std::string all;
  for (const double value : {79.99, 80.0, 80.01})
    all += verdict(condition, {number(value)}) == Verdict::Yes ? "yes " : "no ";
  return all;
}

TEST_CASE("evaluate: comparisons on both sides of their edge") {
  CHECK(around_80("a = 80") == "no yes no ");
  CHECK(around_80("a == 80") == "no yes no ");
  CHECK(around_80("a != 80") == "yes no yes ");
  CHECK(around_80("a <> 80") == "yes no yes ");
  CHECK(around_80("a < 80") == "yes no no ");
  CHECK(around_80("a <= 80") == "yes yes no ");
  CHECK(around_80("a > 80") == "no no yes ");
  CHECK(around_80("a >= 80") == "no yes yes ");
}

TEST_CASE("evaluate: arithmetic") {
  CHECK(verdict("1 + 2 * 3 - 4 = 3") == Verdict::Yes);
  CHECK(verdict("7 / 2 = 3.5") == Verdict::Yes);
  CHECK(verdict("7.5 % 2 = 1.5") == Verdict::Yes);
  CHECK(verdict("-7 % 4 = -3") == Verdict::Yes);
  CHECK(verdict("-a = 5", {number(-5)}) == Verdict::Yes);
  CHECK(verdict("+a = -5", {number(-5)}) == Verdict::Yes);
  CHECK(verdict("abs(a) = 5", {number(-5)}) == Verdict::Yes);
  CHECK(verdict("min(a, 3, b) = 2", {number(2), number(5)}) == Verdict::Yes);
  CHECK(verdict("max(a, 3, b) = 5", {number(2), number(5)}) == Verdict::Yes);
}

TEST_CASE("evaluate: what is computed with null is null") {
  for (const char* condition :
       {"a + 1 = 1", "1 - a = 1", "-a = 1", "abs(a) = 1", "min(1, a) = 1",
        "max(a, 1) = 1", "a = 1", "1 != a", "a like 'x'", "'x' like a", "a = a", "a"})
    CHECK_MESSAGE(verdict(condition) == Verdict::Unknown, condition);
}

TEST_CASE("evaluate: division by zero is null") {
  CHECK(verdict("1 / 0 > 0") == Verdict::Unknown);
  CHECK(verdict("1 % 0 = 0") == Verdict::Unknown);
  CHECK(verdict("1 / a is null", {number(0)}) == Verdict::Yes);
  CHECK(verdict("1 / (a - a) is not null", {number(4)}) == Verdict::No);
}

TEST_CASE("evaluate: what has no value is null, what is beyond all is not") {
  const double most = std::numeric_limits<double>::max();
  CHECK(verdict("a * 10 > 0", {number(most)}) == Verdict::Yes);
  CHECK(verdict("a * 10 - a * 10 is null", {number(most)}) == Verdict::Yes);
}

// What two conditions come to, joined by `word`: in the rows the first is true,
// false and null, in the columns the second.
std::string truth_table(const std::string& word) {
  std::string table;
  for (const char* left : {"true", "false", "a = 1"}) {
    for (const char* right : {"true", "false", "a = 1"}) {
      std::string condition = left;
      condition.append(word).append(right);
      const Verdict result = verdict(condition);
      table += result == Verdict::Yes ? 'y' : result == Verdict::No ? 'n' : '-';
    }
    table += ' ';
  }
  return table;
}

TEST_CASE("evaluate: the three values of and, or and not") {
  CHECK(truth_table(" and ") == "yn- nnn -n- ");
  CHECK(truth_table(" or ") == "yyy yn- y-- ");
  CHECK(verdict("not true") == Verdict::No);
  CHECK(verdict("not false") == Verdict::Yes);
  CHECK(verdict("not a = 1") == Verdict::Unknown);
}

TEST_CASE("evaluate: in is true for one, unknown where one is null, else false") {
  CHECK(verdict("a in (1, 2)", {number(2)}) == Verdict::Yes);
  CHECK(verdict("a in (1, 2)", {number(3)}) == Verdict::No);
  CHECK(verdict("a in (1, b)", {number(1)}) == Verdict::Yes);
  CHECK(verdict("a in (1, b)", {number(3)}) == Verdict::Unknown);
  CHECK(verdict("a not in (1, b)", {number(3)}) == Verdict::Unknown);
  CHECK(verdict("a not in (1, 2)", {number(3)}) == Verdict::Yes);
  CHECK(verdict("a in ('x', 'y')", {text("y")}) == Verdict::Yes);
  CHECK(verdict("a in (1)") == Verdict::Unknown);
}

TEST_CASE("evaluate: between has both its ends") {
  CHECK(verdict("a between 1 and 2", {number(0.9)}) == Verdict::No);
  CHECK(verdict("a between 1 and 2", {number(1)}) == Verdict::Yes);
  CHECK(verdict("a between 1 and 2", {number(2)}) == Verdict::Yes);
  CHECK(verdict("a not between 1 and 2", {number(2.1)}) == Verdict::Yes);
  CHECK(verdict("a between 1 and b", {number(0)}) == Verdict::No);
  CHECK(verdict("a between 1 and b", {number(1)}) == Verdict::Unknown);
}

TEST_CASE("evaluate: strings are in order of their characters") {
  CHECK(verdict("a < 'b'", {text("a")}) == Verdict::Yes);
  CHECK(verdict("a < 'b'", {text("Z")}) == Verdict::Yes);
  CHECK(verdict("a > 'b'", {text("ba")}) == Verdict::Yes);
  CHECK(verdict("a = 'doc'", {text("Doc")}) == Verdict::No);
  CHECK(verdict("a > b", {text("ö"), text("z")}) == Verdict::Yes);
}

TEST_CASE("evaluate: a text that is a number counts as that, but not for a string") {
  const Value nine = Value::of("9", 9), ten = Value::of("10", 10);
  CHECK(verdict("a < 10", {nine}) == Verdict::Yes);
  CHECK(verdict("a < b", {nine, ten}) == Verdict::Yes);
  CHECK(verdict("a + 1 = b", {nine, ten}) == Verdict::Yes);
  CHECK(verdict("a < b", {nine, number(10)}) == Verdict::Yes);
  CHECK(verdict("a < '10'", {nine}) == Verdict::No);
  CHECK(verdict("a = '9'", {nine}) == Verdict::Yes);
  CHECK(verdict("a = '9.0'", {nine}) == Verdict::No);
  CHECK(verdict("a < b", {nine, text("x")}) == Verdict::Yes);
  CHECK(verdict("a like '9%'", {nine}) == Verdict::Yes);
}

TEST_CASE("evaluate: true and false are equal or not") {
  CHECK(verdict("a", {Value::of_truth(true)}) == Verdict::Yes);
  CHECK(verdict("a", {Value::of_truth(false)}) == Verdict::No);
  CHECK(verdict("a = false", {Value::of_truth(false)}) == Verdict::Yes);
  CHECK(verdict("a != b", {Value::of_truth(true), Value::of_truth(false)}) ==
        Verdict::Yes);
}

struct Blame {
  const char* condition;
  std::vector<Value> values;
  std::uint32_t variable;
  Kind wanted;
};

TEST_CASE("evaluate: names the variable that is unfit, and what it should be") {
  const Value list = Value::other(), yes = Value::of_truth(true);
  for (const Blame& blame :
       std::vector<Blame>{{"a > 80", {text("hot")}, 0, Kind::Number},
                          {"80 < a", {text("hot")}, 0, Kind::Number},
                          {"a > b", {text("hot"), number(1)}, 0, Kind::Number},
                          {"a > b", {number(1), text("hot")}, 1, Kind::Number},
                          {"a = 'x'", {number(1)}, 0, Kind::Text},
                          {"'x' = a", {number(1)}, 0, Kind::Text},
                          {"a = b", {yes, text("x")}, 0, Kind::Text},
                          {"a = b", {list, yes}, 0, Kind::Truth},
                          {"a = b", {list, list}, 0, Kind::Other},
                          {"a > b", {yes, yes}, 0, Kind::Number},
                          {"a + 1 > 2", {text("hot")}, 0, Kind::Number},
                          {"abs(b) > 2", {{}, yes}, 1, Kind::Number},
                          {"a > 1 + b", {number(1), list}, 1, Kind::Number},
                          {"a in (1, 2)", {text("x")}, 0, Kind::Number},
                          {"a in (b)", {text("x"), list}, 1, Kind::Text},
                          {"a in (b + 1)", {number(1), text("x")}, 1, Kind::Number},
                          {"a like 'x'", {number(1)}, 0, Kind::Text},
                          {"'x' like a", {yes}, 0, Kind::Text},
                          {"a", {number(1)}, 0, Kind::Truth},
                          {"a = true", {number(1)}, 0, Kind::Truth},
                          {"a + 1 is null", {text("x")}, 0, Kind::Number}}) {
    INFO(blame.condition);
    const Judgement judgement = judge(blame.condition, blame.values);
    CHECK(judgement.verdict == Verdict::Unfit);
    CHECK(judgement.variable == blame.variable);
    CHECK(judgement.wanted == blame.wanted);
  }
}

TEST_CASE("evaluate: anything may be asked whether it is null") {
  CHECK(verdict("a is null") == Verdict::Yes);
  CHECK(verdict("a is not null", {Value::other()}) == Verdict::Yes);
  CHECK(verdict("a is null", {text("")}) == Verdict::No);
}

TEST_CASE("evaluate: what doesn't matter any more isn't looked at") {
  CHECK(verdict("a = 'x' and b > 1", {text("y"), text("z")}) == Verdict::No);
  CHECK(verdict("a = 'x' or b > 1", {text("x"), text("z")}) == Verdict::Yes);
  CHECK(verdict("b > 1 or a = 'x'", {text("x"), text("z")}) == Verdict::Unfit);
  CHECK(verdict("not (b > 1)", {{}, text("z")}) == Verdict::Unfit);
}

}  // namespace
