// Alerts, and a channel that says of each what it is told to.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "alert/channel.h"

namespace weir {

inline Alert alert(std::optional<Text> text, std::string_view record,
                   std::uint64_t more = 0) {
  Alert made;
  made.text = std::move(text);
  made.record = record;
  made.more = more;
  return made;
}

inline Alert text_alert(std::string text) {
  return alert(Text{std::move(text), {}}, "{}");
}

// Keeps the records of each message with " + " between them.
class ScriptedChannel : public Channel {
 public:
  explicit ScriptedChannel(std::deque<Outcome> outcomes = {})
      : outcomes_{std::move(outcomes)} {}

  Outcome send(std::span<const Alert> alerts) override {
    std::string message;
    for (const Alert& alert : alerts)
      message.append(message.empty() ? "" : " + ").append(alert.record);
    Outcome outcome;
    if (!outcomes_.empty()) {
      outcome = outcomes_.front();
      outcomes_.pop_front();
    }
    tried.push_back(message);
    ids.push_back(alerts.front().id);
    if (outcome.kind == Outcome::Kind::Sent) sent.push_back(message);
    return outcome;
  }
  std::string name() const override { return "script"; }

  std::vector<std::string> sent;
  std::vector<std::string> tried;
  std::vector<std::string> ids;

 private:
  std::deque<Outcome> outcomes_;
};

}  // namespace weir
