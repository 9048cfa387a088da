#include "smtp/delivery.h"

#include <array>
#include <charconv>
#include <utility>

namespace weir {

using Stage = SmtpDelivery::Stage;

void SmtpDialogue::sent(std::string_view command) {
  constexpr std::array<std::pair<std::string_view, Stage>, 7> stages{{
      {"EHLO", Stage::Greeting},
      {"HELO", Stage::Greeting},
      {"STARTTLS", Stage::Greeting},
      {"AUTH", Stage::Login},
      {"MAIL", Stage::Sender},
      {"RCPT", Stage::Recipient},
      {"DATA", Stage::Content},
  }};
  if (command.starts_with("QUIT")) over_ = true;
  // Others are lines of a login, which are secret.
  for (const auto& [verb, stage] : stages)
    if (!over_ && command.starts_with(verb)) stage_ = stage;
}

void SmtpDialogue::received(std::string_view line) {
  if (over_) return;
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  int code = 0;
  std::from_chars(line.data(), line.data() + line.size(), code);
  code_ = code >= 400 && code <= 599 ? code : 0;
  answer_ = code_ == 0 ? "" : line;
}

}  // namespace weir
