// Tokens: the words of a condition, one after the other.
//
//   Tokens tokens{"usage > 80"};
//   tokens.next();  // the name usage, then the symbol >, then the number 80
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace weir {

struct Token {
  enum class Kind : unsigned char { Number, String, Name, QuotedName, Symbol, End };

  Kind kind = Kind::End;
  std::size_t at = 0;        // where in the text it begins
  std::string_view spelled;  // as it stands in the text
  std::string text;          // of a string or a name: what it says
  double number = 0;
};

class Tokens {
 public:
  // The text must outlive it.
  explicit Tokens(std::string_view text) : text_{text} {}

  // The next one; End at the end, as often as asked. Throws
  // std::invalid_argument where there is none.
  Token next();

  // Throws std::invalid_argument: "column 9: ", with `at` counted in characters
  // from 1, and then why.
  [[noreturn]] void fail(std::size_t at, const std::string& why) const;

 private:
  Token number();
  Token name();
  Token quoted(Token::Kind kind);
  Token symbol();
  Token token(Token::Kind kind, std::size_t end);

  std::string_view text_;
  std::size_t at_ = 0;
};

// True where they are the same word, whether in capitals or not.
bool same_word(std::string_view word, std::string_view lower_case);

}  // namespace weir
