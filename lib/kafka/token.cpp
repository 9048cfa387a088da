#include "kafka/token.h"

#include <algorithm>
#include <charconv>

#include "ndjson/base64.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

// The claims, which are the middle one of three parts in base64url.
std::string claims_of(std::string_view token) {
  const std::size_t begin = token.find('.') + 1;
  const std::size_t end = token.find('.', begin);
  if (begin == 0 || end == std::string_view::npos) return {};
  std::string part{token.substr(begin, end - begin)};
  std::replace(part.begin(), part.end(), '-', '+');
  std::replace(part.begin(), part.end(), '_', '/');
  part.append((4 - part.size() % 4) % 4, '=');
  std::string claims;
  append_base64_bytes(claims, part);
  return claims;
}

// What stands behind a claim's name, from the first byte of its value on.
std::string_view value_of(std::string_view claims, std::string_view name) {
  const std::size_t found = claims.find(name);
  if (found == std::string_view::npos) return {};
  claims.remove_prefix(found + name.size());
  claims.remove_prefix(std::min(claims.find_first_not_of(" \t\r\n:"), claims.size()));
  return claims;
}

}  // namespace

BearerToken parse_token(std::string_view token, Time now) {
  const std::string claims = claims_of(token);
  BearerToken result{{}, now + 1h};

  const std::string_view expires = value_of(claims, "\"exp\"");
  std::int64_t seconds = 0;
  const auto [end, error] =
      std::from_chars(expires.data(), expires.data() + expires.size(), seconds);
  constexpr std::int64_t most = latest_time.time_since_epoch() / 1s;
  if (error == std::errc{} && seconds > 0)
    result.expires = Time{std::chrono::seconds{std::min(seconds, most)}};

  std::string_view subject = value_of(claims, "\"sub\"");
  if (subject.starts_with('"')) {
    subject.remove_prefix(1);
    result.subject = subject.substr(0, subject.find('"'));
  }
  return result;
}

}  // namespace weir
