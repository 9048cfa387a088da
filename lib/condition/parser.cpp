// By recursive descent, loosest first:
//
//   condition    conjunction { or conjunction }
//   conjunction  negation { and negation }
//   negation     not negation | comparison
//   comparison   sum [ (= | == | != | <> | < | <= | > | >=) sum
//                    | [not] in ( sum {, sum} ) | [not] like sum
//                    | [not] between sum and sum | is [not] null ]
//   sum          product { (+ | -) product }
//   product      factor { (* | / | %) factor }
//   factor       - factor | + factor | primary
//   primary      ( condition ) | number | string | true | false | name
//                | function ( sum {, sum} )

#include "condition/parser.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "condition/program_builder.h"
#include "condition/tokens.h"
#include "text/nearest.h"

namespace weir {
namespace {

using Operation = Program::Operation;

// So deep may parentheses and the like stand in one another.
constexpr int deepest_nesting = 100;

constexpr std::array<std::string_view, 8> reserved{"and", "or",      "not",  "in",
                                                   "is",  "between", "like", "null"};

using Meaning = std::pair<std::string_view, Operation>;

constexpr std::array<Meaning, 8> comparisons{{{"=", Operation::Equal},
                                              {"==", Operation::Equal},
                                              {"!=", Operation::NotEqual},
                                              {"<>", Operation::NotEqual},
                                              {"<", Operation::Less},
                                              {"<=", Operation::LessOrEqual},
                                              {">", Operation::Greater},
                                              {">=", Operation::GreaterOrEqual}}};

constexpr std::array<Meaning, 2> signs{
    {{"+", Operation::Add}, {"-", Operation::Subtract}}};

constexpr std::array<Meaning, 3> scales{{{"*", Operation::Multiply},
                                         {"/", Operation::Divide},
                                         {"%", Operation::Remainder}}};

constexpr std::array<Meaning, 3> functions{{{"abs", Operation::Absolute},
                                            {"max", Operation::Greatest},
                                            {"min", Operation::Least}}};

class Parser {
 public:
  Parser(std::string_view text, std::vector<Variable>& variables)
      : tokens_{text}, build_{tokens_, variables}, token_{tokens_.next()} {}

  Program parse() {
    const Part whole = condition();
    if (token_.kind != Token::Kind::End)
      fail_here("'and', 'or' or the end is expected, not " + shown());
    return std::move(build_).finish(whole);
  }

 private:
  // Counts how deep the parser stands in itself.
  class Nesting {
   public:
    explicit Nesting(Parser& parser) : parser_{parser} {
      if (++parser.nesting_ > deepest_nesting)
        parser.fail_here("it is nested too deep");
    }
    ~Nesting() { --parser_.nesting_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

   private:
    Parser& parser_;
  };

  Part condition() {
    const Nesting nesting{*this};
    std::vector<Part> parts{conjunction()};
    while (take_word("or")) parts.push_back(conjunction());
    return parts.size() == 1 ? parts[0] : build_.joined(Operation::Or, parts);
  }

  Part conjunction() {
    std::vector<Part> parts{negation()};
    while (take_word("and")) parts.push_back(negation());
    return parts.size() == 1 ? parts[0] : build_.joined(Operation::And, parts);
  }

  Part negation() {
    const std::size_t at = token_.at;
    if (!take_word("not")) return comparison();
    const Nesting nesting{*this};
    return build_.negation(negation(), at);
  }

  Part comparison() {
    const Part left = sum();
    const std::size_t at = token_.at;
    Part part = left;
    if (take_word("is")) {
      const bool negated = take_word("not");
      expect("null", take_word("null"));
      part = build_.is_null(left);
      if (negated) part = build_.negation(part, left.at);
    } else if (const auto operation = take(comparisons)) {
      part = build_.comparison(*operation, left, sum());
    } else if (take_word("not")) {
      part = build_.negation(membership(left), left.at);
    } else if (at_membership()) {
      part = membership(left);
    }
    if (at != token_.at && at_comparison())
      fail_here("comparisons are joined by 'and' or 'or'");
    return part;
  }

  Part membership(const Part& what) {
    if (take_word("like")) return build_.like(what, sum());
    if (take_word("between")) {
      const Part low = sum();
      expect("and", take_word("and"));
      return build_.between(what, low, sum());
    }
    expect("in", take_word("in"));
    expect("(", take_symbol("("));
    return build_.in(what, list());
  }

  Part sum() {
    Part part = product();
    while (const auto operation = take(signs))
      part = build_.arithmetic(*operation, part, product());
    return part;
  }

  Part product() {
    Part part = factor();
    while (const auto operation = take(scales))
      part = build_.arithmetic(*operation, part, factor());
    return part;
  }

  Part factor() {
    const std::size_t at = token_.at;
    const auto sign = take(signs);
    if (!sign) return primary();
    const Nesting nesting{*this};
    const Part part = build_.negative(factor(), at);
    return sign == Operation::Add ? build_.negative(part, at) : part;
  }

  Part primary() {
    const Token token = token_;
    if (take_symbol("(")) {
      Part part = condition();
      expect(")", take_symbol(")"));
      part.at = token.at;
      return part;
    }
    if (token.kind == Token::Kind::Symbol || token.kind == Token::Kind::End)
      fail_here("a value is expected" + instead());
    if (token.kind == Token::Kind::Name) return word();
    token_ = tokens_.next();
    if (token.kind == Token::Kind::QuotedName)
      return build_.variable(token.text, token.at);
    if (token.kind == Token::Kind::Number) return build_.number(token.number, token.at);
    return build_.text(token.text, token.at);
  }

  Part word() {
    const Token token = token_;
    if (take_word("true")) return build_.truth(true, token.at);
    if (take_word("false")) return build_.truth(false, token.at);
    if (at_word("null"))
      fail_here("no value is equal to null; 'is null' and 'is not null' ask for it");
    for (const std::string_view word : reserved)
      if (at_word(word)) fail_here("a value is expected" + instead());
    token_ = tokens_.next();
    return take_symbol("(") ? function(token) : build_.variable(token.text, token.at);
  }

  Part function(const Token& name) {
    const Nesting nesting{*this};
    std::vector<std::string_view> known;
    for (const auto& [word, operation] : functions) {
      known.push_back(word);
      if (!same_word(name.text, word)) continue;
      const std::vector<Part> parts = list();
      if (operation == Operation::Absolute && parts.size() > 1)
        tokens_.fail(parts[1].at, "abs takes one value");
      return build_.function(operation, parts, name.at);
    }
    const std::string_view near = nearest(name.text, known);
    tokens_.fail(name.at, "there is no function '" + name.text +
                              (near.empty() ? "', but abs, min and max"
                                            : "'; is it " + std::string(near) + "?"));
  }

  // Values with commas between them, up to the parenthesis.
  std::vector<Part> list() {
    std::vector<Part> parts{sum()};
    while (take_symbol(",")) parts.push_back(sum());
    expect(")", take_symbol(")"));
    return parts;
  }

  // What is at hand, and past it where it is what was asked for.

  bool at_symbol(std::string_view symbol) const {
    return token_.kind == Token::Kind::Symbol && token_.spelled == symbol;
  }
  bool at_word(std::string_view word) const {
    return token_.kind == Token::Kind::Name && same_word(token_.spelled, word);
  }
  bool at_membership() const {
    return at_word("in") || at_word("like") || at_word("between");
  }
  bool at_comparison() const {
    for (const auto& [symbol, operation] : comparisons)
      if (at_symbol(symbol)) return true;
    return at_membership() || at_word("is");
  }
  bool take_symbol(std::string_view symbol) {
    return at_symbol(symbol) && (token_ = tokens_.next(), true);
  }
  bool take_word(std::string_view word) {
    return at_word(word) && (token_ = tokens_.next(), true);
  }
  template <std::size_t N>
  std::optional<Operation> take(const std::array<Meaning, N>& meanings) {
    for (const auto& [symbol, operation] : meanings)
      if (take_symbol(symbol)) return operation;
    return std::nullopt;
  }

  void expect(std::string_view what, bool taken) const {
    if (!taken) fail_here("'" + std::string(what) + "' is expected" + instead());
  }
  std::string shown() const {
    if (token_.kind == Token::Kind::String) return std::string(token_.spelled);
    return "'" + std::string(token_.spelled) + "'";
  }
  std::string instead() const {
    return token_.kind == Token::Kind::End ? ", but the condition ends"
                                           : ", not " + shown();
  }
  [[noreturn]] void fail_here(const std::string& why) const {
    tokens_.fail(token_.at, why);
  }

  Tokens tokens_;
  ProgramBuilder build_;
  Token token_;
  int nesting_ = 0;
};

}  // namespace

Program parse_condition(std::string_view text, std::vector<Variable>& variables) {
  return Parser{text, variables}.parse();
}

}  // namespace weir
