#include "message/headers.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "ndjson/base64.h"
#include "ndjson/text.h"

namespace weir {
namespace {

using Json = nlohmann::ordered_json;

void append_text(std::string& out, std::string_view bytes) {
  if (utf8_prefix(bytes) == bytes.size()) return append_json_string(out, bytes);
  out.append(R"({"base64":")");
  append_base64(out, bytes);
  out.append("\"}");
}

std::string bytes_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  std::string bytes;
  const auto base64 = value.is_object() ? value.find("base64") : value.end();
  if (value.size() != 1 || base64 == value.end() || !base64->is_string() ||
      !append_base64_bytes(bytes, base64->get_ref<const std::string&>()))
    throw std::invalid_argument("a header is neither text nor base64");
  return bytes;
}

}  // namespace

void append_headers(std::string& out, std::span<const MessageHeader> headers) {
  out.push_back('[');
  for (const MessageHeader& header : headers) {
    if (out.back() != '[') out.push_back(',');
    out.push_back('[');
    append_text(out, header.name);
    out.push_back(',');
    if (header.value)
      append_text(out, *header.value);
    else
      out.append("null");
    out.push_back(']');
  }
  out.push_back(']');
}

std::vector<MessageHeader> read_headers(std::string_view json) {
  const Json pairs = Json::parse(json, nullptr, false);
  if (!pairs.is_array())
    throw std::invalid_argument("headers are no array of pairs of name and value");
  std::vector<MessageHeader> headers;
  for (const Json& pair : pairs) {
    if (!pair.is_array() || pair.size() != 2)
      throw std::invalid_argument("a header is no pair of name and value");
    MessageHeader header{bytes_of(pair[0]), std::nullopt};
    if (!pair[1].is_null()) header.value = bytes_of(pair[1]);
    headers.push_back(std::move(header));
  }
  return headers;
}

}  // namespace weir
