// Lines at the head of a mail (RFC 5322), in ASCII whatever they say (RFC 2047).
//
//   append_text_header(out, "Subject", "grün");   // Subject: =?UTF-8?B?Z3LDvG4=?=
//   append_address_header(out, "To", {"Ops", "ops@example.com"});
//
// No line has more than 78 characters, but for an address that has. All throw
// std::invalid_argument where a value holds a control character: it may be the begin
// of another header.
#pragma once

#include <string>
#include <string_view>

#include "mail/address.h"
#include "time/time.h"

namespace weir {

void append_text_header(std::string& out, std::string_view name,
                        std::string_view value);
void append_address_header(std::string& out, std::string_view name,
                           const MailAddress& address);
// A value of ASCII that is not to be folded, such as an id.
void append_header(std::string& out, std::string_view name, std::string_view value);

// "Fri, 27 Nov 2026 15:30:00 +0000", to the second.
std::string mail_date(Time time);

}  // namespace weir
