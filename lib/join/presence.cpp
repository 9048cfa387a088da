#include "join/presence.h"

#include <algorithm>

#include "io/clock.h"
#include "ndjson/text.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

std::string label_of(const std::string& name) {
  std::string label;
  append_json_string(label, name);
  label.push_back(':');
  return label;
}

}  // namespace

Presence::Presence(const PresenceOptions& options)
    : options_{options},
      absence_{{options.span, options.max_keys}},
      clock_{{.max_jump = options.max_jump}},
      time_label_{label_of(options.time.empty() ? "time" : options.time.name())} {}

void Presence::find_in(const std::vector<Field>& by, RecordReader& in,
                       RecordWriter& out) {
  if (options_.span == Duration{}) return;
  for (const Field& field : by) labels_.push_back(label_of(field.name()));
  in_ = &in;
  out_ = &out;
  began_ = now();
  key_ = in.key(by);
  time_ = in.optional_time(options_.time);
  const Duration often = std::clamp<Duration>(options_.span / 10, 10ms, 1s);
  in.waiter().every(often, [this] { look_by_the_clock(); });
}

bool Presence::see(Record& record) {
  if (options_.span == Duration{}) return true;
  const Timestamp time =
      time_ ? record.time(*time_) : Timestamp{in_->arrival(), TimeForm::Rfc3339};
  form_ = time.form;
  clock_.observe(time.time, in_->arrival());
  if (hears()) tell_of_silent(clock_.newest());
  const std::string_view key = record.key(key_);
  if (!absence_.has_room_for(key)) return false;
  const auto last = absence_.mark(key, time.time);
  if (last) tell(key, time.time, false, *last);
  return true;
}

// While no record comes, the stream's time goes on as the clock does.
void Presence::look_by_the_clock() {
  if (!clock_.started() || !hears()) return;
  const Time heard = std::max(in_->arrival(), began_);
  tell_of_silent(time_ ? clock_.newest() + (now() - heard) : now());
}

// Where time is that of arrival, nobody was listening before this run began: then
// silence is what there was of it since.
bool Presence::hears() const { return time_ || now() - began_ >= options_.span; }

Parameters Presence::parameters() const {
  return {{"--absent", format_duration(options_.span)},
          {"--max-jump", options_.max_jump ? format_duration(*options_.max_jump) : ""}};
}

void Presence::tell_of_silent(Time now) {
  while (const auto silent = absence_.next_silent(now))
    tell(silent->key, silent->last + options_.span, true, silent->last);
}

void Presence::tell(std::string_view key, Time when, bool absent, Time last) {
  std::string& line = out_->pending();
  line.push_back('{');
  for (const std::string& label : labels_) {
    const std::size_t end = std::min(key.find('\n'), key.size());
    line.append(label).append(key.substr(0, end)).push_back(',');
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  line.append(time_label_);
  append_timestamp(line, {when, form_});
  line.append(absent ? ",\"absent\":true,\"last_seen\":"
                     : ",\"absent\":false,\"last_seen\":");
  append_timestamp(line, {last, form_});
  line.push_back('}');
  out_->end_line();
}

void Presence::save(Encoder& out) const {
  if (options_.span == Duration{}) return;
  absence_.save(out);
  clock_.save(out);
  out.timestamp({clock_.newest(), form_});
}

void Presence::load(Decoder& in) {
  if (options_.span == Duration{}) return;
  absence_.load(in);
  clock_.load(in);
  form_ = in.timestamp().form;
}

}  // namespace weir
