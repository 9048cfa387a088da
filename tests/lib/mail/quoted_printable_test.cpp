#include "mail/quoted_printable.h"

#include <doctest/doctest.h>

using weir::append_quoted_printable;

namespace {

std::string encoded(std::string_view text) {
  std::string out;
  append_quoted_printable(out, text);
  return out;
}

TEST_CASE("quoted-printable: ASCII stands for itself, all else is encoded") {
  CHECK(encoded("a = b~") == "a =3D b~\r\n");
  CHECK(encoded("€") == "=E2=82=AC\r\n");
  CHECK(encoded(std::string("\0\x1B\r\x7F", 4) + "x") == "=00=1B=0D=7Fx\r\n");
}

TEST_CASE("quoted-printable: a line ends as mail has it") {
  CHECK(encoded("a\nb\r\n\nc") == "a\r\nb\r\n\r\nc\r\n");
  CHECK(encoded("") == "");
}

TEST_CASE("quoted-printable: what would be changed on the way is encoded") {
  CHECK(encoded("a \nb\t\n c") == "a=20\r\nb=09\r\n c\r\n");
  CHECK(encoded("From here") == "=46rom here\r\n");
  CHECK(encoded("..\n.") == "..\r\n.\r\n");  // dots are the client's to stuff
}

TEST_CASE("quoted-printable: a line has 76 characters at most") {
  const std::string full(76, 'a');
  CHECK(encoded(full) == full + "\r\n");
  CHECK(encoded(full + "a") == full.substr(1) + "=\r\naa\r\n");
  const std::string almost(74, 'a');
  CHECK(encoded(almost + "€") == almost + "=\r\n=E2=82=AC\r\n");
}

}  // namespace
