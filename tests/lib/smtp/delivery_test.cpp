#include "smtp/delivery.h"

#include <doctest/doctest.h>

using weir::SmtpDelivery;
using weir::SmtpDialogue;

namespace {

using Stage = SmtpDelivery::Stage;

TEST_CASE("SmtpDialogue: tells where it ended, and by what answer") {
  SmtpDialogue dialogue;
  dialogue.received("220 mail.test ESMTP\r\n");
  dialogue.sent("EHLO here\r\n");
  dialogue.received("250 mail.test\r\n");
  CHECK(dialogue.stage() == Stage::Greeting);
  CHECK(dialogue.code() == 0);
  dialogue.sent("MAIL FROM:<a@b>\r\n");
  CHECK(dialogue.stage() == Stage::Sender);
  dialogue.sent("RCPT TO:<c@d>\r\n");
  dialogue.received("550-5.1.1 We know\r\n");
  dialogue.received("550 5.1.1 nobody\r\n");
  CHECK(dialogue.stage() == Stage::Recipient);
  CHECK(dialogue.code() == 550);
  CHECK(dialogue.answer() == "550 5.1.1 nobody");
}

TEST_CASE("SmtpDialogue: what is said in a login is part of it") {
  SmtpDialogue dialogue;
  dialogue.sent("AUTH LOGIN\r\n");
  dialogue.sent("TUFJTDpzM2NyZXQ=\r\n");
  dialogue.received("535 5.7.8 Wrong\r\n");
  CHECK(dialogue.stage() == Stage::Login);
  CHECK(dialogue.code() == 535);
}

TEST_CASE("SmtpDialogue: a no that was followed by a yes is over") {
  SmtpDialogue dialogue;
  dialogue.received("504 No such login\r\n");
  dialogue.received("235 Welcome\r\n");
  CHECK(dialogue.code() == 0);
  CHECK(dialogue.answer().empty());
}

TEST_CASE("SmtpDialogue: what comes of our good-bye is nothing") {
  SmtpDialogue dialogue;
  dialogue.sent("DATA\r\n");
  dialogue.received("554 5.6.0 Spam\r\n");
  dialogue.sent("QUIT\r\n");
  dialogue.received("221 Bye\r\n");
  CHECK(dialogue.stage() == Stage::Content);
  CHECK(dialogue.answer() == "554 5.6.0 Spam");
}

TEST_CASE("SmtpDialogue: an answer that is none has no code") {
  SmtpDialogue dialogue;
  for (const char* line : {"", "\r\n", "hello", "99999999999 x", "600 x", "-450 x"}) {
    dialogue.received(line);
    CHECK(dialogue.code() == 0);
  }
}

}  // namespace
