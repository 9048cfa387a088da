#include "kafka/settings.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace weir {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

}  // namespace

void KafkaSettings::set(std::string name, std::string value) {
  const auto found = std::find_if(pairs_.begin(), pairs_.end(),
                                  [&](const Pair& pair) { return pair.first == name; });
  if (found != pairs_.end())
    found->second = std::move(value);
  else
    pairs_.emplace_back(std::move(name), std::move(value));
}

std::optional<std::string> KafkaSettings::value(std::string_view name) const {
  for (const auto& [known, value] : pairs_)
    if (known == name) return value;
  return std::nullopt;
}

void KafkaSettings::read_pair(std::string_view text) {
  const std::size_t equals = text.find('=');
  const std::string_view name = trimmed(text.substr(0, equals));
  if (name.empty() || equals == std::string_view::npos)
    throw std::invalid_argument("a setting is name=value");
  set(std::string(name), std::string(trimmed(text.substr(equals + 1))));
}

void KafkaSettings::read_lines(std::string_view text) {
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    try {
      read_pair(line);
    } catch (const std::invalid_argument& error) {
      throw std::invalid_argument("line " + std::to_string(number) + ": " +
                                  error.what());
    }
  }
}

std::string shown_value(std::string_view name, const std::string& value) {
  constexpr std::array<std::string_view, 6> telling{
      "password", "secret", "token", "jaas", "key.pem", "oauthbearer.config"};
  const auto is_in_name = [&](std::string_view word) {
    return name.find(word) != std::string_view::npos;
  };
  return std::any_of(telling.begin(), telling.end(), is_in_name) ? "***" : value;
}

}  // namespace weir
