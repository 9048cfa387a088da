#include "alert/webhook_channel.h"

#include <memory>

#include "alert/members.h"
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

std::string body_of(const Alert& alert) {
  std::string body;
  if (!alert.text) {
    if (alert.more == 0) return alert.record;
    append_with(body, alert.record, "more", alert.more);
    return body;
  }
  std::string text = alert.text->plain;
  append_more(text, alert.more);
  body.append(R"({"text":)");
  append_json_string(body, text);
  body.append(R"(,"record":)").append(alert.record);
  if (alert.more > 0) body.append(R"(,"more":)").append(std::to_string(alert.more));
  return body.append("}");
}

}  // namespace

HttpRequest WebhookChannel::request(std::span<const Alert> alerts) {
  const Alert& alert = alerts.front();
  return {body_of(alert),
          {{"Content-Type", "application/json"}, {"Idempotency-Key", alert.id}}};
}

OpenChannel bind_webhook(CLI::App& app, AlertOptions& options) {
  struct Own {
    std::string url_file, header_file;
    ClientOptions client;
  };
  const auto own = std::make_shared<Own>();
  app.add_option("--url-file", own->url_file,
                 "Holds the URL (default: the variable NOTIFY_WEBHOOK_URL)");
  app.add_option("--header-file", own->header_file,
                 "Holds headers to send too, such as a token");
  for (const char* name : {"--url-file", "--header-file"})
    app.get_option(name)->type_name("FILE")->group(other_end);
  bind_http(app, options, own->client);
  return [own](const ChannelSetup& setup) {
    const Endpoint endpoint =
        read_endpoint(own->url_file, "NOTIFY_WEBHOOK_URL", own->header_file);
    return std::make_unique<WebhookChannel>(endpoint.origin(),
                                            open_post(endpoint, own->client, setup));
  };
}

}  // namespace weir
