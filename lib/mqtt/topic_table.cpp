#include "mqtt/topic_table.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "message/visible.h"

namespace weir {
namespace {

constexpr std::size_t longest_payload = 200;
constexpr std::size_t widest_topic = 40;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t width(std::string_view text) {
  return text.size() - static_cast<std::size_t>(
                           std::count_if(text.begin(), text.end(), is_continuation));
}

// At most `columns` characters of `text`.
std::string_view cut(std::string_view text, std::size_t columns) {
  std::size_t at = 0;
  while (at < text.size() && (columns > 0 || is_continuation(text[at])))
    if (!is_continuation(text[at++])) --columns;
  return text.substr(0, at);
}

std::string visible(std::string_view text) {
  std::string result;
  append_visible(result, text);
  return result;
}

void append_line(std::string& out, std::string_view line, std::size_t columns) {
  out.append(cut(line, columns)).push_back('\n');
}

}  // namespace

void TopicTable::add(std::string_view topic, std::string_view payload) {
  auto found = topics_.find(topic);
  if (found == topics_.end()) {
    if (topics_.size() == most_) {
      ++others_;
      return;
    }
    found = topics_.try_emplace(std::string(topic)).first;
  }
  ++found->second.count;
  found->second.last = payload.substr(0, longest_payload);
}

void TopicTable::take_rates(double seconds) {
  for (auto& [name, topic] : topics_) {
    const auto fresh = static_cast<double>(topic.count - topic.counted_before);
    topic.rate = seconds > 0 ? fresh / seconds : 0;
    topic.counted_before = topic.count;
  }
}

void TopicTable::append(std::string& out, std::size_t columns, std::size_t rows) const {
  std::size_t widest = 5;
  for (const auto& [name, topic] : topics_)
    widest = std::max(widest, std::min(width(visible(name)), widest_topic));
  const std::string gap(widest - 5, ' ');
  append_line(out, "   count    rate/s  topic" + gap + "  last payload", columns);

  const std::size_t places = rows > 2 ? rows - 2 : 0;  // for topics
  std::size_t shown = 0;
  std::uint64_t hidden = 0;
  for (const auto& [name, topic] : topics_) {
    if (shown == places) {
      ++hidden;
      continue;
    }
    ++shown;
    std::array<char, 40> numbers{};
    std::snprintf(numbers.data(), numbers.size(), "%8llu  %8.1f  ",
                  static_cast<unsigned long long>(topic.count), topic.rate);
    std::string line = numbers.data() + visible(name);
    if (const std::size_t used = width(visible(name)); used < widest)
      line.append(widest - used, ' ');
    append_line(out, line + "  " + visible(topic.last), columns);
  }
  if (hidden > 0) append_line(out, std::to_string(hidden) + " more topics", columns);
  if (others_ > 0)
    append_line(out, std::to_string(others_) + " messages to still other topics",
                columns);
}

}  // namespace weir
