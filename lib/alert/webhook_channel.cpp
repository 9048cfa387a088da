#include "alert/webhook_channel.h"

#include <random>

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
  if (alert.text == nullptr) {
    if (alert.more == 0) return std::string(alert.record);
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

std::optional<std::string> WebhookChannel::send(const Alert& alert) {
  const std::string key = run_ + "-" + std::to_string(++sent_);
  return deliver_({body_of(alert),
                   {{"Content-Type", "application/json"}, {"Idempotency-Key", key}}});
}

std::string random_run() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::random_device device;
  std::string run;
  for (int i = 0; i < 32; ++i) run.push_back(digits[device() & 0xFU]);
  return run;
}

}  // namespace weir
