#include "ndjson/field.h"

#include <stdexcept>

namespace weir {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// "~1" is a slash, "~0" a tilde.
std::string unescape_token(const std::string& token, std::string_view pointer) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] != '~') {
      out.push_back(token[i]);
      continue;
    }
    const char code = i + 1 < token.size() ? token[++i] : '?';
    if (code != '0' && code != '1')
      throw std::invalid_argument(std::string(pointer) +
                                  ": a ~ in a JSON Pointer is written ~0");
    out.push_back(code == '0' ? '~' : '/');
  }
  return out;
}

}  // namespace

Field Field::parse(std::string_view text) {
  if (text.empty()) throw std::invalid_argument("a field has a name");
  Field field;
  field.text_ = text;
  if (text.front() == '/') {
    for (const std::string& token : split(text.substr(1), '/'))
      field.steps_.push_back(unescape_token(token, text));
  } else {
    field.steps_ = split(text, '.');
    for (const std::string& step : field.steps_) {
      if (!step.empty()) continue;
      throw std::invalid_argument(std::string(text) +
                                  ": a field's name has no empty part between dots");
    }
  }
  for (const std::string& step : field.steps_)
    field.name_.append(field.name_.empty() ? "" : ".").append(step);
  return field;
}

std::string joined(const std::vector<Field>& fields) {
  std::string out;
  for (const Field& field : fields)
    out.append(out.empty() ? "" : ",").append(field.text());
  return out;
}

}  // namespace weir
