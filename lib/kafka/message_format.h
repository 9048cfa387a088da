// MessageFormat: what --format says of each message, by the tokens of kcat.
//
//   MessageFormat::parse("%t [%p] %o: %k=%s\\n")
//
//   %s payload   %k key        %h headers, as name=value with commas between
//   %t topic     %p partition  %o offset   %T time, in milliseconds
//   %S and %K    how many bytes the payload and the key have, -1 for none
//   %%           a percent sign; \n \r \t \\ \xHH are bytes
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kafka/message.h"

namespace weir {

class MessageFormat {
 public:
  // Throws std::invalid_argument where there is no such token.
  static MessageFormat parse(std::string_view text);

  // Appends it. No newline is added: the format says where one belongs. Where a
  // terminal shows it, what the message holds can't do anything to it.
  void append(std::string& out, const KafkaMessage& message, bool on_terminal) const;

  bool has_headers() const;

 private:
  void read_token(char token);
  void read_escape(std::string_view text, std::size_t& at);

  std::string before_;                                // the first token
  std::vector<std::pair<char, std::string>> tokens_;  // each with what is behind it
};

}  // namespace weir
