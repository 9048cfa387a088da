#include "kafka/message_format.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "message/visible.h"

namespace weir {
namespace {

std::int64_t size_of(const std::optional<std::string_view>& bytes) {
  return bytes ? static_cast<std::int64_t>(bytes->size()) : -1;
}

void append_headers_to(std::string& out, const std::vector<MessageHeader>& headers,
                       bool on_terminal) {
  bool first = true;
  for (const MessageHeader& header : headers) {
    if (!first) out.push_back(',');
    first = false;
    append_bytes(out, header.name, on_terminal);
    out.push_back('=');
    append_bytes(out, header.value.value_or("NULL"), on_terminal);
  }
}

void append_token(std::string& out, char token, const KafkaMessage& message,
                  bool on_terminal) {
  switch (token) {
  case 's':
    append_bytes(out, message.payload.value_or(""), on_terminal);
    break;
  case 'k':
    append_bytes(out, message.key.value_or(""), on_terminal);
    break;
  case 'h':
    append_headers_to(out, message.headers, on_terminal);
    break;
  case 't':
    append_bytes(out, message.topic, on_terminal);
    break;
  case 'p':
    out.append(std::to_string(message.partition));
    break;
  case 'o':
    out.append(std::to_string(message.offset));
    break;
  case 'T':
    out.append(std::to_string(message.timestamp));
    break;
  case 'S':
    out.append(std::to_string(size_of(message.payload)));
    break;
  default:
    out.append(std::to_string(size_of(message.key)));
  }
}

}  // namespace

void MessageFormat::read_token(char token) {
  std::string& last = tokens_.empty() ? before_ : tokens_.back().second;
  if (token == '%')
    last.push_back('%');
  else if (std::string_view("skhtpoTSK").find(token) != std::string_view::npos)
    tokens_.emplace_back(token, "");
  else
    throw std::invalid_argument(std::string("--format: there is no token %") + token);
}

// Reads what stands behind a backslash, and leaves `at` on its last byte.
void MessageFormat::read_escape(std::string_view text, std::size_t& at) {
  constexpr std::string_view names = "nrt\\", bytes = "\n\r\t\\";
  std::string& last = tokens_.empty() ? before_ : tokens_.back().second;
  const char name = at < text.size() ? text[at] : '\0';
  if (const std::size_t known = names.find(name); known != std::string_view::npos) {
    last.push_back(bytes[known]);
    return;
  }
  const std::string_view digits = text.substr(std::min(at + 1, text.size()), 2);
  unsigned value = 0;
  const char* end = digits.data() + digits.size();
  if (name != 'x' || digits.size() != 2 ||
      std::from_chars(digits.data(), end, value, 16).ptr != end)
    throw std::invalid_argument(
        "--format: behind a backslash stands n, r, t, \\ or xHH");
  last.push_back(static_cast<char>(value));
  at += 2;
}

MessageFormat MessageFormat::parse(std::string_view text) {
  MessageFormat format;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%')
      format.read_token(++at < text.size() ? text[at] : ' ');
    else if (text[at] == '\\')
      format.read_escape(text, ++at);
    else
      (format.tokens_.empty() ? format.before_ : format.tokens_.back().second)
          .push_back(text[at]);
  }
  return format;
}

bool MessageFormat::has_headers() const {
  return std::any_of(tokens_.begin(), tokens_.end(),
                     [](const auto& token) { return token.first == 'h'; });
}

void MessageFormat::append(std::string& out, const KafkaMessage& message,
                           bool on_terminal) const {
  out.append(before_);
  for (const auto& [token, behind] : tokens_) {
    append_token(out, token, message, on_terminal);
    out.append(behind);
  }
}

}  // namespace weir
