#include "http/aws.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "support/scratch.h"

using namespace weir;

namespace {

constexpr const char* file_text =
    "# keys\r\n[default]\naws_access_key_id = AKID\naws_secret_access_key=se/cr+et=\n\n"
    "[ops]\naws_access_key_id=OPS\naws_secret_access_key=s\naws_session_token=tok\n";

TEST_CASE("parse_aws_credentials: those of a profile") {
  const AwsCredentials found = parse_aws_credentials(file_text, "default");
  CHECK(found.key_id == "AKID");
  CHECK(found.secret == "se/cr+et=");
  CHECK(found.session.empty());
  CHECK(parse_aws_credentials(file_text, "ops").session == "tok");
}

TEST_CASE("parse_aws_credentials: refuses what won't do, and doesn't quote it") {
  for (const char* text :
       {"", "[default]\naws_access_key_id = AKID\n", "[default\naws_access_key_id=a\n",
        "[default]\naws_access_key_id=a:b\naws_secret_access_key=secret\n",
        "[default]\naws_access_key_id=a\naws_secret_access_key=se cret\n",
        "[other]\naws_access_key_id=a\naws_secret_access_key=secret\n"})
    CHECK_THROWS_WITH_AS(parse_aws_credentials(text, "default"),
                         "it has no key of the profile default", std::invalid_argument);
}

TEST_CASE("read_aws_credentials: of a file, or of the environment") {
  const Scratch scratch;
  std::ofstream{scratch / "credentials"} << file_text;
  CHECK(read_aws_credentials(scratch / "credentials", "ops").key_id == "OPS");

  ::unsetenv("AWS_SECRET_ACCESS_KEY");
  ::setenv("AWS_ACCESS_KEY_ID", "ENV", 1);
  CHECK_THROWS_AS(read_aws_credentials("", "ops"), std::invalid_argument);
  CHECK_THROWS_AS(read_aws_credentials("", "ops", true), std::invalid_argument);
  ::setenv("AWS_SECRET_ACCESS_KEY", "secret", 1);
  CHECK(read_aws_credentials("", "ops").key_id == "ENV");
  ::unsetenv("AWS_ACCESS_KEY_ID");
  ::unsetenv("AWS_SECRET_ACCESS_KEY");
  CHECK(read_aws_credentials("", "ops", true).key_id.empty());
  CHECK_THROWS_AS(read_aws_credentials("", "ops", false), std::invalid_argument);
}

}  // namespace
