#include "alert/alert_encoding.h"

#include <stdexcept>

namespace weir {
namespace {

void encode(Encoder& out, const Text& text) {
  out.text(text.plain);
  out.whole(text.values.size());
  for (const auto& [begin, end] : text.values) {
    out.whole(begin);
    out.whole(end);
  }
}

Text decode_text(Decoder& in) {
  Text text;
  text.plain = in.text();
  std::size_t last = 0;
  for (std::size_t count = in.count(16); count > 0; --count) {
    const std::size_t begin = in.whole(), end = in.whole();
    if (begin < last || end < begin || end > text.plain.size())
      throw std::runtime_error("a value isn't in its text");
    text.values.emplace_back(begin, last = end);
  }
  return text;
}

}  // namespace

void encode(Encoder& out, const Alert& alert) {
  out.flag(alert.text.has_value());
  if (alert.text) encode(out, *alert.text);
  out.whole(alert.parts.size());
  for (const Text& part : alert.parts) encode(out, part);
  out.whole(alert.receivers.size());
  for (const std::string& receiver : alert.receivers) out.text(receiver);
  for (const std::string* text : {&alert.record, &alert.key, &alert.thread})
    out.text(*text);
  out.whole(alert.more);
  out.time(alert.time);
  out.flag(alert.resolved);
}

Alert decode_alert(Decoder& in) {
  Alert alert;
  if (in.flag()) alert.text = decode_text(in);
  for (std::size_t count = in.count(16); count > 0; --count)
    alert.parts.push_back(decode_text(in));
  alert.receivers.clear();
  for (std::size_t count = in.count(8); count > 0; --count)
    alert.receivers.emplace_back(in.text());
  for (std::string* text : {&alert.record, &alert.key, &alert.thread})
    *text = in.text();
  alert.more = in.whole();
  alert.time = in.time();
  alert.resolved = in.flag();
  return alert;
}

}  // namespace weir
