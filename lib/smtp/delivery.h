// What came of giving a mail to a server (RFC 5321).
#pragma once

#include <string>
#include <string_view>

namespace weir {

struct SmtpDelivery {
  // What was under way when it ended.
  enum class Stage : unsigned char { Greeting, Login, Sender, Recipient, Content };

  bool taken = false;
  Stage stage = Stage::Greeting;
  int code = 0;           // 400 to 599 where the server said no
  std::string problem{};  // what it said, or why it said nothing
  bool may_pass = false;  // where it said nothing: whether that may change by itself
};

// Follows the dialogue, line by line, to tell where it ended.
//
//   SmtpDialogue dialogue;
//   dialogue.sent("RCPT TO:<ops@example.com>\r\n");
//   dialogue.received("550 5.1.1 Unknown\r\n");
//   dialogue.stage()   // Recipient
class SmtpDialogue {
 public:
  void sent(std::string_view command);
  void received(std::string_view line);

  SmtpDelivery::Stage stage() const { return stage_; }
  // The last answer, where it is a no: its code, which is 0 otherwise, and its line.
  int code() const { return code_; }
  const std::string& answer() const { return answer_; }

 private:
  SmtpDelivery::Stage stage_ = SmtpDelivery::Stage::Greeting;
  int code_ = 0;
  std::string answer_;
  bool over_ = false;  // we said good-bye
};

}  // namespace weir
