// KafkaSettings: names and values that librdkafka takes, the later ones of a name
// in place of the earlier.
//
//   KafkaSettings settings{{{"linger.ms", "5"}}};
//   settings.read_pair("linger.ms=50");      // as -X has it
//   settings.value("linger.ms")              // "50"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace weir {

class KafkaSettings {
 public:
  using Pair = std::pair<std::string, std::string>;

  KafkaSettings() = default;
  explicit KafkaSettings(std::vector<Pair> pairs) : pairs_{std::move(pairs)} {}

  void set(std::string name, std::string value);
  std::optional<std::string> value(std::string_view name) const;

  // Takes "name=value". Throws std::invalid_argument where it is none; what it
  // quotes then is no value.
  void read_pair(std::string_view text);

  // Takes lines of the same; blank ones and those that begin with # are nothing.
  // Throws likewise, and tells the line.
  void read_lines(std::string_view text);

  const std::vector<Pair>& pairs() const { return pairs_; }

 private:
  std::vector<Pair> pairs_;
};

// The value of a setting as it may be shown: secrets are "***".
std::string shown_value(std::string_view name, const std::string& value);

}  // namespace weir
