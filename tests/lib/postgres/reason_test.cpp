#include "postgres/reason.h"

#include <doctest/doctest.h>

using weir::is_tls_refusal;
using weir::read_reason;

namespace {

TEST_CASE("read_reason: what a server refuses stays refused") {
  const auto reason = read_reason(
      "connection to server at \"::1\", port 5432 failed: FATAL:  28P01: password "
      "authentication failed for user \"weir\"\nLOCATION:  auth_failed, auth.c:326\n");
  CHECK(reason.text ==
        "connection to server at \"::1\", port 5432 failed: password "
        "authentication failed for user \"weir\"");
  CHECK(!reason.passing);
}

TEST_CASE("read_reason: what is its own trouble passes") {
  CHECK(read_reason("FATAL:  57P03: the database system is starting up\n").passing);
  CHECK(read_reason("FATAL:  53300: sorry, too many clients already\n").passing);
  CHECK(!read_reason("ERROR:  42P01: relation \"x\" does not exist\n").passing);
  CHECK(!read_reason("ERROR:  22012: division by zero\n").passing);
}

TEST_CASE("read_reason: what has no state is the network's, and passes") {
  const auto reason = read_reason("connection refused\n\tIs the server running?\n");
  CHECK(reason.text == "connection refused Is the server running?");
  CHECK(reason.passing);
  CHECK(read_reason("").text == "the connection was lost");
  CHECK(read_reason("ERROR:  28P01").passing);  // it is none
}

TEST_CASE("read_reason: leaves out where in the query and the server's code it was") {
  CHECK(read_reason("ERROR:  42601: syntax error at end of input\nLINE 1: SELECT\n"
                    "              ^\nLOCATION:  scanner_yyerror, scan.l:1188\n")
            .text == "syntax error at end of input");
}

TEST_CASE("is_tls_refusal: not where the network broke off") {
  CHECK(is_tls_refusal("server does not support SSL, but SSL was required"));
  CHECK(is_tls_refusal("SSL error: certificate verify failed"));
  CHECK(is_tls_refusal("root certificate file \"/x\" does not exist"));
  CHECK(!is_tls_refusal("SSL SYSCALL error: EOF detected"));
  CHECK(!is_tls_refusal("Connection refused"));
}

}  // namespace
