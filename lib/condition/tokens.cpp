#include "condition/tokens.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace weir {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A name may begin so. All of UTF-8 beyond ASCII counts as letters.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '@' ||
         c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_in_name(char c) { return is_letter(c) || is_digit(c); }

// Longest first.
constexpr std::array<std::string_view, 17> symbols{"==", "!=", "<>", "<=", ">=", "=",
                                                   "<",  ">",  "+",  "-",  "*",  "/",
                                                   "%",  "(",  ")",  ",",  "."};

// What people write who think of another language.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> mistakes{
    {{"===", "="},
     {"&&", "and"},
     {"||", "or"},
     {"=<", "<="},
     {"=>", ">="},
     {"&", "and"},
     {"|", "or"},
     {"!", "not"}}};

}  // namespace

bool same_word(std::string_view word, std::string_view lower_case) {
  return std::equal(word.begin(), word.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) {
                      return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) ==
                             b;
                    });
}

void Tokens::fail(std::size_t at, const std::string& why) const {
  const auto begins_character = [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
  };
  const std::string_view before = text_.substr(0, at);
  const auto column = std::count_if(before.begin(), before.end(), begins_character) + 1;
  throw std::invalid_argument("column " + std::to_string(column) + ": " + why);
}

Token Tokens::token(Token::Kind kind, std::size_t end) {
  Token token{kind, at_, text_.substr(at_, end - at_), {}, 0};
  at_ = end;
  return token;
}

Token Tokens::next() {
  while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  if (at_ == text_.size()) return token(Token::Kind::End, at_);
  const char c = text_[at_];
  if (is_digit(c) || (c == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])))
    return number();
  if (is_letter(c)) return name();
  if (c == '\'' || c == '"') return quoted(Token::Kind::String);
  if (c == '`') return quoted(Token::Kind::QuotedName);
  return symbol();
}

Token Tokens::number() {
  double value = 0;
  const auto [rest, error] =
      std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
  auto end = static_cast<std::size_t>(rest - text_.data());
  if (end < text_.size() && is_in_name(text_[end])) {
    while (end < text_.size() && is_in_name(text_[end])) ++end;
    fail(at_, "'" + std::string(text_.substr(at_, end - at_)) +
                  "' is no number; a name that begins so is written in backticks");
  }
  if (error != std::errc{}) fail(at_, "the number doesn't fit a double");
  Token result = token(Token::Kind::Number, end);
  result.number = value;
  return result;
}

// A name, and with dots between them those of what it is in.
Token Tokens::name() {
  std::size_t end = at_;
  while (end < text_.size() && is_in_name(text_[end])) {
    while (end < text_.size() && is_in_name(text_[end])) ++end;
    const bool goes_on =
        end + 1 < text_.size() && text_[end] == '.' && is_in_name(text_[end + 1]);
    if (goes_on) ++end;
  }
  Token result = token(Token::Kind::Name, end);
  result.text = result.spelled;
  return result;
}

// Twice the quotation mark inside stands for one.
Token Tokens::quoted(Token::Kind kind) {
  const char mark = text_[at_];
  const bool is_string = kind == Token::Kind::String;
  std::string text;
  std::size_t end = at_ + 1;
  for (;; ++end) {
    if (end >= text_.size())
      fail(at_, is_string ? "the string isn't closed" : "the name isn't closed");
    if (text_[end] == mark && !text_.substr(end + 1).starts_with(mark)) break;
    if (text_[end] == mark) ++end;
    text.push_back(text_[end]);
  }
  if (!is_string && text.empty()) fail(at_, "a name is expected between the backticks");
  Token result = token(kind, end + 1);
  result.text = std::move(text);
  return result;
}

Token Tokens::symbol() {
  const std::string_view rest = text_.substr(at_);
  const bool right = rest.starts_with("!=");
  for (const auto& [wrong, meant] : mistakes)
    if (!right && rest.starts_with(wrong))
      fail(at_, "'" + std::string(wrong) + "' is written '" + std::string(meant) + "'");
  for (const std::string_view symbol : symbols)
    if (rest.starts_with(symbol))
      return token(Token::Kind::Symbol, at_ + symbol.size());
  fail(at_, "'" + std::string(rest.substr(0, 1)) + "' has no meaning here");
}

}  // namespace weir
