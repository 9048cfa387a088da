#include "http/aws.h"

#include <algorithm>
#include <stdexcept>

#include "io/secret.h"

namespace weir {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

void take(AwsCredentials& found, std::string_view name, std::string_view value) {
  if (name == "aws_access_key_id") found.key_id = value;
  if (name == "aws_secret_access_key") found.secret = value;
  if (name == "aws_session_token") found.session = value;
}

// They go into headers, and curl parts the first two at a colon.
bool is_usable(const AwsCredentials& found) {
  const auto is_word = [](std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c > ' ' && c <= '~'; });
  };
  return !found.key_id.empty() && !found.secret.empty() &&
         found.key_id.find(':') == found.key_id.npos && is_word(found.key_id) &&
         is_word(found.secret) && is_word(found.session);
}

}  // namespace

AwsCredentials parse_aws_credentials(std::string_view text, std::string_view profile) {
  AwsCredentials found;
  bool inside = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with('['))
      inside =
          line.ends_with(']') && trimmed(line.substr(1, line.size() - 2)) == profile;
    const std::size_t equals = line.find('=');
    if (inside && equals != line.npos)
      take(found, trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1)));
  }
  if (!is_usable(found))
    throw std::invalid_argument("it has no key of the profile " + std::string(profile));
  return found;
}

AwsCredentials read_aws_credentials(const std::string& file, std::string_view profile,
                                    bool for_show) {
  if (!file.empty()) {
    try {
      return parse_aws_credentials(read_whole(file), profile);
    } catch (const std::invalid_argument& error) {
      throw std::invalid_argument(file + ": " + error.what());
    }
  }
  AwsCredentials found{read_secret("", "AWS_ACCESS_KEY_ID"),
                       read_secret("", "AWS_SECRET_ACCESS_KEY"),
                       read_secret("", "AWS_SESSION_TOKEN")};
  if (is_usable(found) || (for_show && found.key_id.empty())) return found;
  throw std::invalid_argument(
      "it needs --credentials-file or the variables AWS_ACCESS_KEY_ID and "
      "AWS_SECRET_ACCESS_KEY");
}

}  // namespace weir
