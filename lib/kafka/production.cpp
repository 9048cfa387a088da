#include "kafka/production.h"

#include <stdexcept>
#include <system_error>

#include "io/stop.h"
#include "kafka/transaction.h"
#include "ndjson/text.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr Duration serve_span = 100ms;

}  // namespace

Production::Production(const ProduceOptions& options)
    : options_{options},
      producer_{options.client,
                [this](const KafkaProducer::Outcome& outcome) { settle(outcome); }},
      out_{options.out},
      errors_{options.errors} {
  RecordWriter* out = options.pass ? &out_ : nullptr;
  if (options.raw) {
    lines_.emplace(options.in, out, options.stream);
  } else {
    records_.emplace(options.in, out, options.stream);
    outgoing_.emplace(*records_, options.message);
  }
  Waiter& waiter = intake().waiter();
  waiter.every(serve_span, [this] { producer_.serve(); });
  waiter.before_wait([this] { errors_.flush(); });
  // Nobody reads a stdout that nothing is written to.
  if (!options.pass) waiter.end_with_reader_of(-1);
  intake().tally().show("acknowledged", [this] { return producer_.acknowledged(); });
}

int Production::run() {
  try {
    send_all();
  } catch (const std::system_error&) {
    throw;  // of stdin or stdout
  } catch (const std::runtime_error& error) {
    const bool by_reject = options_.stream.strict && intake().rejected() > 0;
    if (by_reject && !options_.in_transaction) producer_.finish();
    throw std::runtime_error(error.what() + unsettled());
  }
  return intake().end();
}

// How many messages it isn't known of what became of them, to be said behind a
// reason.
std::string Production::unsettled() const {
  const std::uint64_t count = producer_.sent() - producer_.settled();
  if (count == 0) return "";
  return "; " + std::to_string(count) +
         (count == 1 ? " record is not acknowledged" : " records are not acknowledged");
}

void Production::send_all() {
  if (!producer_.start()) return;
  if (!options_.topic.empty()) {
    if (const auto problem = producer_.prepare(options_.topic))
      throw std::runtime_error(*problem);
  }
  std::optional<KafkaTransaction> transaction;
  if (options_.in_transaction) transaction.emplace(producer_.get());
  if (records_)
    send_records();
  else
    send_lines();
  producer_.finish();
  errors_.flush();
  if (!transaction) return;
  if (stop_requested())
    throw std::runtime_error("asked to stop before the end of input");
  transaction->commit();
}

void Production::send_records() {
  while (Record* record = records_->next()) {
    const KafkaOutgoingMessage* message = nullptr;
    try {
      message = &outgoing_->of(*record);
    } catch (const std::invalid_argument& error) {
      records_->reject(error.what());
      continue;
    }
    send(*message, records_->lines(), record->line());
    if (options_.pass) out_.write(*record);
  }
}

void Production::send_lines() {
  while (const auto line = lines_->lines().next()) {
    if (line->part != Line::Part::Whole) {
      lines_->reject_piece(*line);
      continue;
    }
    if (lines_->pass_control_line(line->text)) continue;
    send(message_of(line->text), lines_->lines().line_number(), line->text);
    if (options_.pass) out_.write_line(line->text);
  }
}

KafkaOutgoingMessage Production::message_of(std::string_view line) const {
  KafkaOutgoingMessage message;
  message.topic = options_.topic;
  message.partition = options_.message.partition;
  message.headers = options_.message.headers;
  message.payload = line;
  if (options_.message.key) message.key = *options_.message.key;
  const std::string& delimiter = options_.key_delimiter;
  if (const std::size_t at = line.find(delimiter);
      !delimiter.empty() && at != std::string_view::npos) {
    message.key = line.substr(0, at);
    message.payload = line.substr(at + delimiter.size());
  }
  if (!options_.message.empty_is_null) return message;
  if (message.key && message.key->empty()) message.key.reset();
  if (message.payload->empty()) message.payload.reset();
  return message;
}

void Production::send(const KafkaOutgoingMessage& message, std::uint64_t line,
                      std::string_view text) {
  pace();
  if (!message.payload || message.payload->data() != text.data())
    texts_.emplace(line, text);
  producer_.send(message, line);
}

void Production::pace() {
  if (options_.rate == 0) return;
  const double seconds =
      static_cast<double>(producer_.sent()) / static_cast<double>(options_.rate);
  const SteadyTime due =
      start_ + std::chrono::nanoseconds(static_cast<std::int64_t>(seconds * 1e9));
  if (due > steady_now()) intake().waiter().sleep_until(due);
}

void Production::settle(const KafkaProducer::Outcome& outcome) {
  if (options_.report) report_outcome(outcome);
  if (texts_.empty() && outcome.refusal.empty()) return;
  const auto kept = texts_.extract(outcome.line);
  if (!outcome.refusal.empty())
    intake().reject(outcome.line, outcome.refusal,
                    kept.empty() ? outcome.payload : kept.mapped());
}

void Production::report_outcome(const KafkaProducer::Outcome& outcome) {
  std::string& out = errors_.pending();
  out.append(R"({"line":)");
  append_json_number(out, outcome.line);
  out.append(R"(,"topic":)");
  append_json_string(out, outcome.topic);
  out.append(R"(,"partition":)");
  append_json_number(out, std::int64_t{outcome.partition});
  if (outcome.refusal.empty()) {
    out.append(R"(,"offset":)");
    append_json_number(out, outcome.offset);
  } else {
    out.append(R"(,"refused":)");
    append_json_string(out, outcome.refusal);
  }
  out.push_back('}');
  errors_.end_line();
}

}  // namespace weir
