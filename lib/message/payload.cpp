#include "message/payload.h"

#include <algorithm>

#include "ndjson/base64.h"
#include "ndjson/control_line.h"
#include "ndjson/number.h"
#include "ndjson/text.h"

namespace weir {
namespace {

// The scanner may read so many bytes behind the text.
constexpr std::size_t padding = 16;

constexpr std::string_view white_space = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(white_space);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(white_space) - begin + 1);
}

// In valid JSON a newline stands between tokens, where a space is as good.
void put_on_one_line(std::string& out, std::size_t begin) {
  for (const char end : {'\n', '\r'})
    for (auto at = out.find(end, begin); at != out.npos; at = out.find(end, at))
      out[at] = ' ';
}

bool is_literal(std::string_view text) { return text == "true" || text == "false"; }

void append_name(std::string& out, std::string_view name) {
  append_json_string(out, name);
  out.push_back(':');
}

// As a string, or in base64.
void append_bytes(std::string& out, std::string_view name, std::string_view bytes) {
  if (utf8_prefix(bytes) == bytes.size()) {
    append_name(out, name);
    append_json_string(out, bytes);
    return;
  }
  append_name(out, std::string(name) + "_base64");
  out.push_back('"');
  append_base64(out, bytes);
  out.push_back('"');
}

}  // namespace

bool Payloads::append_record(std::string& out, std::string_view payload) {
  const std::string_view text = trimmed(payload);
  if (!text.starts_with('{') || is_control_line(text)) return false;
  const std::size_t begin = out.size();
  out.append(text).append(padding, ' ');
  const std::string_view object = std::string_view(out).substr(begin, text.size());
  const bool good = scan(object, records_, no_values_);
  out.resize(begin + (good ? text.size() : 0));
  if (good) put_on_one_line(out, begin);
  return good;
}

void Payloads::append_member(std::string& out, std::string_view name,
                             std::string_view bytes) {
  const std::string_view text = trimmed(bytes);
  if (!is_value(text)) return append_bytes(out, name, bytes);
  append_name(out, name);
  const std::size_t begin = out.size();
  out.append(text);
  put_on_one_line(out, begin);
}

void Payloads::append_exact_member(std::string& out, std::string_view name,
                                   std::string_view bytes) {
  const bool is_bare = !bytes.empty() && bytes.front() != '"' && bytes != "null" &&
                       bytes.find_first_of("\r\n") == bytes.npos &&
                       trimmed(bytes).size() == bytes.size();
  if (!is_bare || !is_value(bytes)) return append_bytes(out, name, bytes);
  append_name(out, name);
  out.append(bytes);
}

// True for JSON text of one value, with no white space around.
bool Payloads::is_value(std::string_view text) {
  if (text.empty()) return false;
  if (is_literal(text) || text == "null" || is_json_number(text)) return true;
  if (std::string_view("{[\"").find(text.front()) == std::string_view::npos)
    return false;
  wrapper_.assign(R"({"value":)").append(text).append("}");
  const std::size_t size = wrapper_.size();
  wrapper_.append(padding, ' ');
  const std::string_view object = std::string_view(wrapper_).substr(0, size);
  // A text that isn't one value may still make an object: 1,"a":2 does.
  return scan(object, wrapped_, values_) && values_[value_.index].size() == text.size();
}

bool Payloads::scan(std::string_view object, Scanner& scanner,
                    std::vector<std::string_view>& values) {
  if (object.size() > UINT32_MAX / 2 || !structure_.find(object)) return false;
  std::fill(values.begin(), values.end(), std::string_view{});
  const std::uint32_t* tokens = structure_.tokens();
  const bool escapes = object.find('\\') != object.npos;
  return scanner
             .scan(object, static_cast<std::uint32_t>(object.size()), tokens, values,
                   escapes)
             .problem == nullptr;
}

}  // namespace weir
