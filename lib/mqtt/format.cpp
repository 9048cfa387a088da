#include "mqtt/format.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <stdexcept>

#include "time/timestamp.h"

namespace weir {
namespace {

constexpr std::string_view tokens = "tpxXlqrmIU%";

char unescaped(char letter) {
  switch (letter) {
  case 'n':
    return '\n';
  case 't':
    return '\t';
  case '\\':
    return '\\';
  default:
    throw std::invalid_argument(std::string("there is no \\") + letter +
                                "; it is one of \\n \\t \\\\");
  }
}

void append_hexadecimal(std::string& out, std::string_view bytes,
                        std::string_view digits) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out.push_back(digits[byte >> 4U]);
    out.push_back(digits[byte & 15U]);
  }
}

void append_rfc3339(std::string& out, Time time) {
  std::string json;
  append_timestamp(json, {time, TimeForm::Rfc3339});
  out.append(json, 1, json.size() - 2);  // without its quotation marks
}

void append_seconds(std::string& out, Time time) {
  const auto nanoseconds = time.time_since_epoch().count();
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%lld.%09lld",
                static_cast<long long>(nanoseconds / 1'000'000'000),
                static_cast<long long>(nanoseconds % 1'000'000'000));
  out.append(text.data());
}

void append_token(std::string& out, char token, const MqttMessage& message,
                  Time arrival) {
  switch (token) {
  case 't':
    out.append(message.topic);
    break;
  case 'p':
    out.append(message.payload);
    break;
  case 'x':
    append_hexadecimal(out, message.payload, "0123456789abcdef");
    break;
  case 'X':
    append_hexadecimal(out, message.payload, "0123456789ABCDEF");
    break;
  case 'l':
    out.append(std::to_string(message.payload.size()));
    break;
  case 'q':
    out.append(std::to_string(message.qos));
    break;
  case 'r':
    out.push_back(message.retain ? '1' : '0');
    break;
  case 'm':
    out.append(std::to_string(message.mid));
    break;
  case 'I':
    append_rfc3339(out, arrival);
    break;
  case 'U':
    append_seconds(out, arrival);
    break;
  default:
    out.push_back(token);
  }
}

}  // namespace

MqttFormat::MqttFormat(std::string_view text) {
  std::string before;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%' && text[at] != '\\') {
      before.push_back(text[at]);
      continue;
    }
    if (at + 1 == text.size())
      throw std::invalid_argument(std::string("it ends with a ") + text[at]);
    const char letter = text[at + 1];
    if (text[at++] == '\\') {
      before.push_back(unescaped(letter));
    } else if (tokens.find(letter) == tokens.npos) {
      throw std::invalid_argument(std::string("there is no %") + letter +
                                  "; it is one of %t %p %x %X %l %q %r %m %I %U %%");
    } else {
      parts_.emplace_back(std::exchange(before, {}), letter);
    }
  }
  parts_.emplace_back(std::move(before), '\0');
}

void MqttFormat::append(std::string& out, const MqttMessage& message,
                        Time arrival) const {
  for (const auto& [before, token] : parts_) {
    out.append(before);
    if (token != '\0') append_token(out, token, message, arrival);
  }
}

}  // namespace weir
