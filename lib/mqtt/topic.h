// Topics of MQTT: which names and filters there can be, and which of them meet.
//
//   topic_matches("rooms/+/co2", "rooms/7/co2")   // true
//   topic_problem("rooms/#")                      // "it has a # in it"
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace weir {

// What keeps `topic` from being one that is published to; nullopt: nothing.
std::optional<std::string> topic_problem(std::string_view topic);

// What keeps `filter` from being one that is subscribed to.
std::optional<std::string> filter_problem(std::string_view filter);

// What keeps `value`, which data has, from being part of a topic: a level is the
// template's to begin, and a wildcard nobody's.
std::optional<std::string> level_problem(std::string_view value);

// Whether a message to `topic` is one that `filter` asks for. Topics that begin with
// $ are not met by a wildcard there; of $share/GROUP/FILTER only FILTER counts.
bool topic_matches(std::string_view filter, std::string_view topic);

}  // namespace weir
