#include "alert/alert_json.h"

#include <nlohmann/json.hpp>

#include "alert/members.h"
#include "ndjson/text.h"
#include "ndjson/value.h"
#include "time/timestamp.h"

namespace weir {
namespace {

using Json = nlohmann::json;

void append_name(std::string& out, const char* name) {
  out.append(out.size() > 1 ? ",\"" : "\"").append(name).append("\":");
}

void append_string(std::string& out, const char* name, const std::string& value) {
  if (value.empty()) return;
  append_name(out, name);
  append_json_string(out, value);
}

void append_time(std::string& out, const char* name, Time time) {
  append_name(out, name);
  append_timestamp(out, {time, TimeForm::Rfc3339});
}

void append_whole(std::string& out, const char* name, std::uint64_t value) {
  if (value == 0) return;
  append_name(out, name);
  out.append(std::to_string(value));
}

Json values_of(const Text& text) {
  Json values = Json::array();
  for (const auto& [begin, end] : text.values) values.push_back({begin, end});
  return values;
}

void append_text(std::string& out, const Text& text) {
  append_name(out, "text");
  append_json_string(out, text.plain);
  append_name(out, "values");
  out.append(values_of(text).dump());
}

// Throws Json::exception where it isn't what values_of() makes.
void read_values(const Json& json, Text& text) {
  std::size_t last = 0;
  for (const Json& pair : json) {
    const auto begin = pair.at(0).get<std::size_t>(),
               end = pair.at(1).get<std::size_t>();
    if (begin < last || end < begin || end > text.plain.size())
      throw std::out_of_range("a value isn't in its text");
    text.values.emplace_back(begin, last = end);
  }
}

Time read_time(const Json& json) {
  const auto timestamp = parse_timestamp(json.get_ref<const std::string&>());
  if (!timestamp) throw std::out_of_range("no time");
  return timestamp->time;
}

// The member's JSON text as it came.
std::string raw_member(std::string_view object, std::string_view key) {
  Members members{object};
  while (const auto member = members.next())
    if (member->key == key) return std::string(member->value);
  return {};
}

Alert read_alert(std::string_view line) {
  const Json json = Json::parse(line);
  Alert alert;
  alert.id = json.at("id").get<std::string>();
  alert.time = read_time(json.at("time"));
  alert.posted = read_time(json.at("posted"));
  alert.to = json.value("to", "");
  alert.key = json.value("key", "");
  alert.thread = json.value("thread", "");
  alert.more = json.value("more", std::uint64_t{0});
  alert.group = json.value("group", std::uint64_t{0});
  alert.resolved = json.value("resolved", false);
  if (json.contains("text")) {
    alert.text = Text{json["text"].get<std::string>(), {}};
    read_values(json.at("values"), *alert.text);
  }
  for (const Json& part : json.value("parts", Json::array())) {
    alert.parts.push_back({part.at("text").get<std::string>(), {}});
    read_values(part.at("values"), alert.parts.back());
  }
  alert.record = raw_member(line, "\"record\"");
  if (!alert.record.starts_with('{')) throw std::out_of_range("no record");
  alert.receivers = {alert.to};
  return alert;
}

}  // namespace

std::string json_of(const Alert& alert) {
  std::string out = "{";
  append_string(out, "id", alert.id);
  append_time(out, "time", alert.time);
  append_time(out, "posted", alert.posted);
  append_string(out, "to", alert.to);
  append_string(out, "key", alert.key);
  append_string(out, "thread", alert.thread);
  if (alert.resolved) out.append(",\"resolved\":true");
  if (alert.text) append_text(out, *alert.text);
  if (!alert.parts.empty()) {
    append_name(out, "parts");
    for (const Text& part : alert.parts) {
      std::string shown = "{";
      append_text(shown, part);
      out.append(&part == &alert.parts.front() ? "[" : ",").append(shown).append("}");
    }
    out.append("]");
  }
  append_name(out, "record");
  out.append(alert.record);
  append_whole(out, "more", alert.more);
  append_whole(out, "group", alert.group);
  return out.append("}");
}

std::optional<Alert> alert_in(std::string_view json) {
  try {
    return read_alert(json);
  } catch (const Json::exception&) {
    return std::nullopt;
  } catch (const std::out_of_range&) {
    return std::nullopt;
  }
}

std::string alert_id_in(std::string_view json) {
  const auto alert = alert_in(json);
  return alert ? alert->id : "";
}

}  // namespace weir
