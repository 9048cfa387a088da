// Quoted-printable (RFC 2045, 6.7): text that any mail server leaves as it is.
#pragma once

#include <string>
#include <string_view>

namespace weir {

// Appends lines of at most 76 characters of ASCII, each ended by CRLF. A line of
// `text` ends with "\n" or "\r\n"; other control characters are encoded, as is what
// servers and mailboxes would change: a blank at the end of a line, and "From " at
// its beginning.
void append_quoted_printable(std::string& out, std::string_view text);

}  // namespace weir
