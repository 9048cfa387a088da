// Mail: a message of text, and of HTML with a picture where there is one.
//
//   mail_text({.from = alerts, .to = ops, .subject = "hot", .date = noon, ...})
//       // Date: ...\r\nFrom: ...
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mail/address.h"
#include "time/time.h"

namespace weir {

struct MailPicture {
  std::string png;
  std::string html;  // which shows it as "cid:chart"
};

struct Mail {
  MailAddress from;
  MailAddress to;
  std::string subject;
  Time date;
  std::string id;        // no other mail's; letters, digits, "-" and "."
  std::string thread{};  // likewise, of all mails of a thread; empty: it stands alone
  std::string text;
  std::optional<MailPicture> picture{};
};

// The mail as a server takes it: ASCII, lines of at most 998 characters that end
// with CRLF, and nothing that says more than the parts of `mail`. The same mail is
// the same text. Throws std::invalid_argument where a part that becomes a header
// holds a control character.
std::string mail_text(const Mail& mail);

// `text` as HTML shows it: &, < and > as what they are, and lines as lines.
std::string html_of(std::string_view text);

}  // namespace weir
