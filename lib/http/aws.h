// What services of AWS know who asks by: signatures, Version 4, of each request.
#pragma once

#include <string>
#include <string_view>

namespace weir {

struct AwsCredentials {
  std::string key_id;
  std::string secret;
  std::string session;  // token of credentials that end some day; empty: they don't
};

// Those of `profile` in a file of AWS's form, sections of name = value. Throws
// std::invalid_argument, which doesn't quote it, where there are none.
AwsCredentials parse_aws_credentials(std::string_view text, std::string_view profile);

// Those of `profile` in `file`, or, where none is named, of the environment variables
// AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN. Throws
// std::invalid_argument where there are none, but for show, and std::system_error where
// the file can't be read.
AwsCredentials read_aws_credentials(const std::string& file, std::string_view profile,
                                    bool for_show = false);

// What a signature is for, besides who asks.
struct AwsScope {
  std::string region;
  std::string service;
};

}  // namespace weir
