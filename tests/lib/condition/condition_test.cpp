#include "condition/condition.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <optional>
#include <random>
#include <stdexcept>

using weir::Condition;
using weir::Value;
using weir::Variable;
using Verdict = weir::Judgement::Verdict;

namespace {

TEST_CASE("Condition: asks for its variables by name") {
  std::vector<Variable> variables;
  const Condition hot{"usage > allowed * 1.1", variables};
  REQUIRE(variables.size() == 2);
  CHECK(variables[0].name == "usage");
  CHECK(variables[1].name == "allowed");
  CHECK(hot.test(std::array{Value::of(95.0), Value::of(80.0)}).verdict == Verdict::Yes);
  CHECK(hot.test(std::array{Value::of(88.0), Value::of(80.0)}).verdict == Verdict::No);
}

TEST_CASE("Condition: two of them share their variables") {
  std::vector<Variable> variables;
  const Condition over{"usage > 90 and host = 'doc'", variables};
  const Condition under{"host = 'doc' and usage < 80", variables};
  REQUIRE(variables.size() == 2);
  const std::array values{Value::of(70.0), Value::of("doc")};
  CHECK(over.test(values).verdict == Verdict::No);
  CHECK(under.test(values).verdict == Verdict::Yes);
}

TEST_CASE("Condition: says what is wrong with it, and where") {
  std::vector<Variable> variables;
  CHECK_THROWS_WITH_AS((Condition{"usage > and b", variables}),
                       "column 9: a value is expected, not 'and'",
                       std::invalid_argument);
}

TEST_CASE("Condition: can be moved") {
  std::vector<Variable> variables;
  Condition first{"host = 'doc'", variables};
  const Condition second = std::move(first);
  CHECK(second.test(std::array{Value::of("doc")}).verdict == Verdict::Yes);
}

// A random condition as text, fully in parentheses or not, and what it is, worked
// out step by step by the rules of SQL while it is written.
class Writer {
 public:
  using Number = std::optional<double>;
  using Truth = std::optional<bool>;

  explicit Writer(unsigned seed) : random_{seed} {
    for (Number& value : values) value = maybe_null(small());
  }

  std::array<Number, 3> values;  // of a, b and c

  Truth condition(std::string& out, int depth) {
    switch (depth == 0 ? 3 + below(4) : below(7)) {
    case 0:
      return joined(out, depth, " and ", false);
    case 1:
      return joined(out, depth, " or ", true);
    case 2: {
      out += "not (";
      const Truth truth = condition(out, depth - 1);
      out += ")";
      return truth ? Truth(!*truth) : std::nullopt;
    }
    case 3: {
      const Number number = value(out, depth);
      const bool negated = below(2) == 0;
      out += negated ? " is not null" : " is null";
      return number.has_value() == negated;
    }
    case 4:
      return in(out, depth);
    default:
      return comparison(out, depth);
    }
  }

 private:
  unsigned below(unsigned limit) { return static_cast<unsigned>(random_()) % limit; }
  double small() { return static_cast<double>(below(9)) / 2 - 2; }
  Number maybe_null(double value) { return below(4) == 0 ? Number() : value; }

  Truth joined(std::string& out, int depth, const char* word, bool decisive) {
    bool decided = false, unknown = false;
    for (unsigned left = 2 + below(2); left > 0; --left) {
      out += "(";
      const Truth truth = condition(out, depth - 1);
      out += left > 1 ? std::string(")") + word : ")";
      if (!truth) unknown = true;
      if (truth == decisive) decided = true;
    }
    if (decided) return decisive;
    return unknown ? Truth() : Truth(!decisive);
  }

  Truth comparison(std::string& out, int depth) {
    static constexpr std::array<const char*, 6> signs{" = ",  " != ", " < ",
                                                      " <= ", " > ",  " >= "};
    const Number left = value(out, depth);
    const unsigned sign = below(signs.size());
    out += signs[sign];
    const Number right = value(out, depth);
    if (!left || !right) return std::nullopt;
    const std::array<bool, 6> results{*left == *right, *left != *right,
                                      *left<*right, *left <= *right, *left> * right,
                                      *left >= *right};
    return results[sign];
  }

  Truth in(std::string& out, int depth) {
    const Number number = value(out, depth);
    bool found = false, unknown = !number;
    out += " in (";
    for (unsigned left = 1 + below(3); left > 0; --left) {
      const Number candidate = value(out, 0);
      out += left > 1 ? ", " : ")";
      if (!candidate) unknown = true;
      if (number && candidate == number) found = true;
    }
    if (found) return true;
    return unknown ? Truth() : Truth(false);
  }

  Number value(std::string& out, int depth) {
    const unsigned kind = depth == 0 ? below(2) : below(5);
    if (kind == 0) {
      const unsigned which = below(3);
      out += "abc"[which];
      return values[which];
    }
    if (kind == 1) {
      const double number = small();
      out += (number < 0 ? "-" : "") + std::to_string(std::abs(number));
      return number;
    }
    return kind == 2 ? function(out, depth) : arithmetic(out, depth);
  }

  Number arithmetic(std::string& out, int depth) {
    static constexpr std::array<const char*, 5> signs{" + ", " - ", " * ", " / ",
                                                      " % "};
    out += "(";
    const Number left = value(out, depth - 1);
    const unsigned sign = below(signs.size());
    out += signs[sign];
    const Number right = value(out, depth - 1);
    out += ")";
    if (!left || !right || (sign > 2 && *right == 0)) return std::nullopt;
    const std::array<double, 5> results{*left + *right, *left - *right, *left * *right,
                                        *left / *right, std::fmod(*left, *right)};
    return results[sign];
  }

  Number function(std::string& out, int depth) {
    const unsigned which = below(3);
    out += std::array<const char*, 3>{"abs(", "min(", "max("}[which];
    Number result = value(out, depth - 1);
    if (which == 0 && result) result = std::abs(*result);
    for (unsigned left = which == 0 ? 0 : below(3); left > 0; --left) {
      out += ", ";
      const Number next = value(out, depth - 1);
      if (!next || !result)
        result = std::nullopt;
      else
        result = which == 1 ? std::min(*result, *next) : std::max(*result, *next);
    }
    out += ")";
    return result;
  }

  std::mt19937 random_;
};

TEST_CASE("Condition: agrees with the rules of SQL on random conditions") {
  for (unsigned seed = 1; seed <= 20'000; ++seed) {
    Writer writer{seed};
    std::string text;
    const Writer::Truth truth = writer.condition(text, 3);
    std::vector<Variable> variables{{"a"}, {"b"}, {"c"}};
    const Condition condition{text, variables};
    std::array<Value, 3> values;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (writer.values[i]) values[i] = Value::of(*writer.values[i]);
    INFO("seed " << seed << ": " << text);
    const Verdict expected = !truth   ? Verdict::Unknown
                             : *truth ? Verdict::Yes
                                      : Verdict::No;
    REQUIRE(condition.test(values).verdict == expected);
  }
}

}  // namespace
