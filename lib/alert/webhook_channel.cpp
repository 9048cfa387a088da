#include "alert/webhook_channel.h"

#include <memory>

#include "alert/alertmanager_json.h"
#include "alert/members.h"
#include "alert/wording.h"
#include "encoding/sha256.h"
#include "io/clock.h"
#include "io/secret.h"
#include "ndjson/text.h"

namespace weir {
namespace {

// Appends the object with one more member, in place of the one of that name.
// Requires: `name` needs no escape.
void append_with(std::string& out, std::string_view object, std::string_view name,
                 std::uint64_t value) {
  const std::string key = '"' + std::string(name) + '"';
  Members members{object};
  bool empty = true;
  while (const auto member = members.next()) {
    empty = false;
    if (member->key != key) continue;
    const auto begin = static_cast<std::size_t>(member->value.data() - object.data());
    out.append(object.substr(0, begin)).append(std::to_string(value));
    out.append(object.substr(begin + member->value.size()));
    return;
  }
  const std::size_t close = object.rfind('}');
  out.append(object.substr(0, close)).append(empty ? "" : ",").append(key);
  out.append(":").append(std::to_string(value)).append(object.substr(close));
}

std::string plain_body(const Alert& alert) {
  std::string body;
  if (!alert.text && !alert.resolved) {
    if (alert.more == 0) return alert.record;
    append_with(body, alert.record, "more", alert.more);
    return body;
  }
  const std::string text = words_of({&alert, 1}, alert.posted).plain;
  body.append(R"({"text":)");
  append_json_string(body, text);
  body.append(R"(,"record":)").append(alert.record);
  if (alert.resolved) body.append(R"(,"resolved":true)");
  if (alert.more > 0) body.append(R"(,"more":)").append(std::to_string(alert.more));
  return body.append("}");
}

// The template's text with its values as they stand inside of JSON strings.
std::string filled_body(const Text& text) {
  std::string body, value;
  std::size_t shown = 0;
  for (const auto& [begin, end] : text.values) {
    value.clear();
    append_json_string(value, std::string_view(text.plain).substr(begin, end - begin));
    body.append(text.plain, shown, begin - shown).append(value, 1, value.size() - 2);
    shown = end;
  }
  return body.append(text.plain, shown);
}

constexpr std::size_t most_together = 1000;

}  // namespace

bool WebhookChannel::joins(std::span<const Alert> alerts, const Alert& /*next*/) const {
  return !format_.has_body && alerts.size() < most_together;
}

std::string WebhookChannel::body_of(std::span<const Alert> alerts) const {
  if (format_.alertmanager) return alertmanager_json(alerts);
  if (format_.has_body) return filled_body(alerts.front().parts.front());
  if (alerts.size() == 1) return plain_body(alerts.front());
  std::string body = R"({"alerts":[)";
  for (const Alert& alert : alerts)
    body.append(&alert == alerts.data() ? "" : ",").append(plain_body(alert));
  return body.append("]}");
}

HttpRequest WebhookChannel::request(std::span<const Alert> alerts) {
  const std::string& id = alerts.front().id;
  HttpRequest request{body_of(alerts),
                      {{"Content-Type", "application/json"}, {"Idempotency-Key", id}}};
  if (format_.secret.empty()) return request;
  const std::int64_t seconds = now().time_since_epoch() / std::chrono::seconds{1};
  const std::string signature = signature_of(format_.secret, request, id, seconds);
  request.headers.emplace_back("X-Timestamp", std::to_string(seconds));
  request.headers.emplace_back("X-Signature", signature);
  return request;
}

std::string signature_of(const std::string& secret, const HttpRequest& request,
                         const std::string& id, std::int64_t seconds) {
  const std::string text = id + "." + std::to_string(seconds) + "." + request.body;
  return "v1=" + hex(hmac_sha256(secret, text));
}

OpenChannel bind_webhook(CLI::App& app, AlertOptions& options) {
  struct Own {
    std::string url_file, header_file, secret_file, format = "record";
    ClientOptions client;
  };
  const auto own = std::make_shared<Own>();
  app.add_option("--url-file", own->url_file,
                 "Holds the URL (default: the variable NOTIFY_WEBHOOK_URL)");
  app.add_option("--header-file", own->header_file,
                 "Holds headers to send too, such as a token");
  for (const char* name : {"--url-file", "--header-file"})
    app.get_option(name)->type_name("FILE")->group(other_end);
  app.add_option("--secret-file", own->secret_file,
                 "Sign what is sent with what it holds")
      ->type_name("FILE")
      ->group(other_end);
  app.add_option("--format", own->format, "What the body is")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"record", "alertmanager"}))
      ->capture_default_str();
  add_templates(app, "--body", options.words.parts,
                "The body; the values of fields are filled in as in JSON strings");
  bind_http(app, options, own->client);
  return [own](const ChannelSetup& setup) {
    const Endpoint endpoint = read_endpoint(own->url_file, "NOTIFY_WEBHOOK_URL",
                                            own->header_file, setup.dry_run);
    WebhookFormat format{own->format == "alertmanager",
                         !setup.options.words.parts.empty()};
    if (!own->secret_file.empty()) format.secret = read_secret(own->secret_file, "");
    return std::make_unique<WebhookChannel>(
        endpoint.origin(), open_post(endpoint, own->client, setup), format);
  };
}

}  // namespace weir
