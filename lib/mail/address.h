// MailAddress: whom a mail is from, or to.
//
//   MailAddress::parse("Jörg of Ops <ops@example.com>")   // .name, .address
#pragma once

#include <string>
#include <string_view>

namespace weir {

struct MailAddress {
  std::string name;     // may be empty
  std::string address;  // "ops@example.com"

  // Reads "ops@example.com" or "Name <ops@example.com>", one and no more. Throws
  // std::invalid_argument, which doesn't quote it, where it is none: an address has
  // printable ASCII characters, none of which would begin something else in a header
  // or a command, and a name has no control characters.
  static MailAddress parse(std::string_view text);

  // What stands behind the @.
  std::string_view domain() const;
};

}  // namespace weir
