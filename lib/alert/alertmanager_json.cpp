#include "alert/alertmanager_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "alert/members.h"
#include "alert/wording.h"
#include "encoding/sha256.h"
#include "ndjson/value.h"
#include "time/timestamp.h"

namespace weir {
namespace {

using Json = nlohmann::ordered_json;

std::string rfc3339(Time time) {
  std::string text;
  append_timestamp(text, {time, TimeForm::Rfc3339});
  return text.substr(1, text.size() - 2);
}

Json labels_of(const Alert& alert) {
  Json labels{{"alertname", "weir"}};
  std::string name, value;
  Members members{alert.record};
  while (const auto member = members.next()) {
    if (member->value.starts_with('{') || member->value.starts_with('[')) continue;
    const std::string key{string_in(member->key, name)};
    labels[key] =
        is_string(member->value) ? string_in(member->value, value) : member->value;
  }
  return labels;
}

std::string fingerprint_of(const Alert& alert) {
  return hex(sha256(alert.key.empty() ? alert.id : alert.key)).substr(0, 16);
}

Json json_of_one(const Alert& alert) {
  constexpr const char* never = "0001-01-01T00:00:00Z";
  return {{"status", alert.resolved ? "resolved" : "firing"},
          {"labels", labels_of(alert)},
          {"annotations", {{"summary", words_of({&alert, 1}, alert.posted).plain}}},
          {"startsAt", rfc3339(alert.time)},
          {"endsAt", alert.resolved ? rfc3339(alert.time) : never},
          {"generatorURL", ""},
          {"fingerprint", fingerprint_of(alert)}};
}

// What all of them have alike.
Json common(const Json& alerts, const char* part) {
  Json all = alerts.front()[part];
  for (const Json& alert : alerts) {
    const auto differs = [&](const auto& member) {
      return alert[part].value(member.key(), Json{}) != member.value();
    };
    for (auto member = all.begin(); member != all.end();) {
      member = differs(member) ? all.erase(member) : std::next(member);
    }
  }
  return all;
}

}  // namespace

std::string alertmanager_json(std::span<const Alert> alerts) {
  Json list = Json::array();
  for (const Alert& alert : alerts) list.push_back(json_of_one(alert));
  const bool firing = std::any_of(alerts.begin(), alerts.end(),
                                  [](const Alert& alert) { return !alert.resolved; });
  const Json all{{"version", "4"},
                 {"groupKey", alerts.size() == 1 ? fingerprint_of(alerts[0]) : "weir"},
                 {"truncatedAlerts", 0},
                 {"status", firing ? "firing" : "resolved"},
                 {"receiver", "weir"},
                 {"groupLabels", Json::object()},
                 {"commonLabels", common(list, "labels")},
                 {"commonAnnotations", common(list, "annotations")},
                 {"externalURL", ""},
                 {"alerts", list}};
  return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace weir
