#include "alert/sns_channel.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <stdexcept>
#include <vector>

#include "alert/wording.h"
#include "encoding/sha256.h"
#include "io/clock.h"

namespace weir {
namespace {

constexpr std::size_t longest_message = 262'144;
constexpr std::size_t longest_subject = 100;

// As forms are sent (application/x-www-form-urlencoded), with every byte escaped that
// might be taken for something else.
void append_member(std::string& body, std::string_view name, std::string_view value) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~";
  if (!body.empty()) body.push_back('&');
  body.append(name).push_back('=');
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (plain.find(c) != plain.npos)
      body.push_back(c);
    else
      body.append({'%', digits[byte >> 4U], digits[byte & 15U]});
  }
}

// SNS takes only letters of ASCII there, and no line ends.
std::string subject_of(const Alert& alert) {
  if (alert.parts.empty()) return {};
  std::string subject = cut_to(alert.parts.front().plain, longest_subject - 2);
  std::string result;
  for (const char c : subject) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 && byte < 0xC0) continue;  // the rest of a character
    result.push_back(byte >= 0x80 ? '?' : byte < ' ' || byte == 0x7F ? ' ' : c);
  }
  result.erase(0, std::min(result.find_first_not_of(' '), result.size()));
  return result;
}

// What stands in <Code> of an answer.
std::string_view code_of(std::string_view answer) {
  constexpr std::string_view opening = "<Code>";
  const std::size_t begin = answer.find(opening);
  if (begin == answer.npos) return {};
  answer.remove_prefix(begin + opening.size());
  return answer.substr(0, std::min<std::size_t>(answer.find('<'), 64));
}

bool is_word(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.';
  });
}

}  // namespace

SnsTopic SnsTopic::parse(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::string_view rest = text;;) {
    const std::size_t colon = rest.find(':');
    parts.push_back(rest.substr(0, colon));
    if (colon == rest.npos) break;
    rest.remove_prefix(colon + 1);
  }
  if (parts.size() != 6 || parts[0] != "arn" || parts[2] != "sns" ||
      !std::all_of(parts.begin(), parts.end(), is_word)) {
    throw std::invalid_argument(
        "--topic-arn " + std::string(text) +
        ": it is as in arn:aws:sns:eu-west-1:123456789012:name");
  }
  return {std::string(text), std::string(parts[3]), parts[5].ends_with(".fifo")};
}

std::string SnsTopic::endpoint() const {
  const std::string_view in_china = arn.starts_with("arn:aws-cn:") ? ".cn" : "";
  return "https://sns." + region + ".amazonaws.com" + std::string(in_china) + "/";
}

HttpRequest SnsChannel::request(std::span<const Alert> alerts) {
  const Alert& alert = alerts.front();
  const std::string text = cut_to_bytes(words_of(alerts, now()).plain, longest_message);
  std::string body;
  append_member(body, "Action", "Publish");
  append_member(body, "Version", "2010-03-31");
  append_member(body, "TopicArn", topic_.arn);
  append_member(body, "Message", text.empty() ? " " : text);
  const std::string subject = subject_of(alert);
  if (!subject.empty()) append_member(body, "Subject", subject);
  if (topic_.fifo) {
    append_member(body, "MessageGroupId", hex(sha256(alert.key)));
    append_member(body, "MessageDeduplicationId", hex(sha256(alert.id)));
  }
  return {std::move(body), {{"Content-Type", "application/x-www-form-urlencoded"}}};
}

Outcome SnsChannel::judge(const HttpResponse& response,
                          std::span<const Alert> /*alerts*/) {
  constexpr std::array<std::string_view, 5> too_many{
      "Throttling", "ThrottlingException", "Throttled", "ThrottledException",
      "RequestLimitExceeded"};
  Outcome outcome = outcome_of(name(), response);
  if (response.taken() && response.body.find("<PublishResponse") == std::string::npos)
    return {Outcome::Kind::Again, name() + ": the answer is not one of SNS"};
  const std::string_view code = code_of(response.body);
  if (response.taken() || code.empty()) return outcome;
  outcome.problem.append(", ").append(is_word(code) ? code : "with no code");
  if (std::find(too_many.begin(), too_many.end(), code) != too_many.end())
    outcome.kind = Outcome::Kind::Again;
  else if (outcome.kind == Outcome::Kind::Refused &&
           !code.starts_with("InvalidParameter"))
    outcome.kind = Outcome::Kind::Failed;
  return outcome;
}

OpenChannel bind_sns(CLI::App& app, AlertOptions& options) {
  struct Own {
    std::string topic, endpoint, credentials_file, profile = "default";
    ClientOptions client;
  };
  const auto own = std::make_shared<Own>();
  app.add_option("--topic-arn", own->topic, "Topic to publish to")
      ->type_name("ARN")
      ->group(other_end);
  app.add_option_function<std::string>(
         "--subject",
         [&options](const std::string& text) {
           options.words.parts = {Template::parse(text, "subject")};
         },
         "Subject, for those who get mail")
      ->type_name("TEMPLATE")
      ->group(other_end);
  app.add_option("--credentials-file", own->credentials_file,
                 "Holds the key (default: the variables AWS_ACCESS_KEY_ID, …)")
      ->type_name("FILE")
      ->group(other_end);
  app.add_option("--profile", own->profile, "Section of that file")
      ->type_name("NAME")
      ->group(other_end)
      ->capture_default_str();
  app.add_option("--endpoint", own->endpoint,
                 "URL of the service (default: AWS's in the topic's region)")
      ->type_name("URL")
      ->group(other_end);
  bind_http(app, options, own->client);
  return [own](const ChannelSetup& setup) {
    if (own->topic.empty())
      throw std::invalid_argument("--topic-arn has to say where to");
    const SnsTopic topic = SnsTopic::parse(own->topic);
    Endpoint endpoint{own->endpoint.empty() ? topic.endpoint() : own->endpoint};
    endpoint.publish_url();
    endpoint.sign(
        {read_aws_credentials(own->credentials_file, own->profile, setup.dry_run),
         {topic.region, "sns"}});
    return std::make_unique<SnsChannel>(endpoint.origin(),
                                        open_post(endpoint, own->client, setup), topic);
  };
}

}  // namespace weir
