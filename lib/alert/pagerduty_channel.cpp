#include "alert/pagerduty_channel.h"

#include <algorithm>
#include <array>
#include <memory>
#include <nlohmann/json.hpp>

#include "alert/wording.h"
#include "encoding/sha256.h"
#include "io/clock.h"
#include "time/timestamp.h"

namespace weir {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_key = 255;
constexpr std::size_t longest_summary = 1024;
constexpr std::size_t longest_event = 512'000;
constexpr std::array<std::string_view, 4> severities{"critical", "error", "warning",
                                                     "info"};

std::string written(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string severity_of(const Alert& alert) {
  const std::string& asked = alert.parts.at(0).plain;
  const bool known =
      std::find(severities.begin(), severities.end(), asked) != severities.end();
  return known ? asked : "error";
}

Json payload_of(const Alert& alert) {
  std::string time;
  append_timestamp(time, {alert.time, TimeForm::Rfc3339});
  const std::string summary =
      cut_to(words_of({&alert, 1}, now()).plain, longest_summary);
  return {{"summary", summary.empty() ? " " : summary},
          {"source", alert.parts.at(1).plain},
          {"severity", severity_of(alert)},
          {"timestamp", Json::parse(time)}};
}

}  // namespace

std::string dedup_key(const Alert& alert) {
  const std::string& key = alert.key.empty() ? alert.id : alert.key;
  return key.size() <= longest_key ? key : hex(sha256(key));
}

HttpRequest PagerdutyChannel::request(std::span<const Alert> alerts) {
  const Alert& alert = alerts.front();
  Json event{{"routing_key", routing_key_},
             {"event_action", alert.resolved ? "resolve" : "trigger"},
             {"dedup_key", dedup_key(alert)}};
  event["payload"] = payload_of(alert);
  const std::string brief = written(event);
  event["payload"]["custom_details"] = Json::parse(alert.record, nullptr, false);
  std::string whole = written(event);
  return {whole.size() <= longest_event ? whole : brief,
          {{"Content-Type", "application/json"}}};
}

OpenChannel bind_pagerduty(CLI::App& app, AlertOptions& options) {
  struct Own {
    std::string key_file, endpoint = "https://events.pagerduty.com/v2/enqueue";
    ClientOptions client;
  };
  const auto own = std::make_shared<Own>();
  options.words.parts = {Template::parse("error"), Template::parse("weir")};
  const auto add_part = [&](const char* name, std::size_t part, const char* help) {
    app.add_option_function<std::string>(
           name,
           [&options, name, part](const std::string& text) {
             options.words.parts[part] = Template::parse(text, name + 2);
           },
           help)
        ->type_name("TEMPLATE");
  };
  add_part("--severity", 0, "critical, error, warning or info (default: error)");
  add_part("--source", 1, "What has the problem, such as {hostname} (default: weir)");
  add_secret_file(app, "--key-file", own->key_file, "integration key",
                  "NOTIFY_PAGERDUTY_KEY");
  add_endpoint(app, own->endpoint);
  bind_http(app, options, own->client);
  return [own](const ChannelSetup& setup) {
    std::string key =
        read_needed_secret(setup, own->key_file, "NOTIFY_PAGERDUTY_KEY", "--key-file");
    if (setup.dry_run) key = "***";
    Endpoint endpoint{own->endpoint};
    endpoint.publish_url();
    return std::make_unique<PagerdutyChannel>(
        endpoint.origin(), open_post(endpoint, own->client, setup), key);
  };
}

}  // namespace weir
