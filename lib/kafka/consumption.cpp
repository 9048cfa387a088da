#include "kafka/consumption.h"

#include <librdkafka/rdkafka.h>
#include <poll.h>

#include <algorithm>
#include <array>

#include "io/stop.h"
#include "kafka/group.h"
#include "kafka/selection.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

// More than this doesn't wait for the reader of stdout, but with librdkafka.
constexpr std::size_t most_waiting = 256 * 1024;
constexpr std::size_t block_size = 64 * 1024;
constexpr Duration serve_span = 100ms;
// Fetching goes on each time so much was taken: a part of what librdkafka holds at
// most, which is 100,000 messages or 64 MiB.
constexpr std::size_t announced_size = 8 * 1024 * 1024;
constexpr std::size_t message_size = 256;  // as which any counts at least

MessageText text_of(const ConsumeOptions& options) {
  const bool on_terminal = ::isatty(options.out) == 1;
  if (options.format.empty()) return {options.form, on_terminal};
  return {MessageFormat::parse(options.format), on_terminal};
}

}  // namespace

Consumption::Consumption(const ConsumeOptions& options)
    : options_{options},
      text_{text_of(options)},
      client_{KafkaClient::Kind::Consumer, options.client, callbacks_of(options)},
      feed_{client_.get()},
      out_{options.out} {
  if (options.in_group) {
    auto group =
        std::make_unique<KafkaGroup>(client_, feed_, partitions_, options.reading);
    group_ = group.get();
    reading_ = std::move(group);
  } else {
    reading_ =
        std::make_unique<KafkaSelection>(client_, feed_, partitions_, options.reading);
  }
  waiter_.end_with_reader_of(options.out);
  waiter_.every(options.commit_every, [this] { reading_->commit(false); });
  tally_.show("in", [this] { return written_; });
  tally_.show("partitions", [this] { return partitions_.held_count(); });
  tally_.show("waiting_bytes", [this] { return out_.size(); });
  tally_.show_by(waiter_, options.stats, options.progress);
  if (options.timeout > 0s) deadline_ = steady_now() + options.timeout;
}

Consumption::~Consumption() {
  leaving_ = true;
  reading_.reset();
}

KafkaCallbacks Consumption::callbacks_of(const ConsumeOptions& options) {
  if (!options.in_group) return {};
  return {[this](bool assigned, rd_kafka_topic_partition_list_s& list) {
            rebalanced(assigned, list);
          },
          {}};
}

// What was taken of a partition that goes away goes out first, and as much of it as can
// be is acknowledged.
void Consumption::rebalanced(bool assigned, rd_kafka_topic_partition_list_s& list) {
  if (!leaving_) write_some();
  last_topic_ = nullptr;
  group_->rebalanced(assigned, list);
}

int Consumption::run() {
  if (group_ == nullptr && !client_.wait_until_reached()) return 0;
  reading_->start();
  while (!is_done()) {
    reading_->serve();
    client_.check();
    const bool more = take_some();
    write_some();
    if ((!more || is_full()) && !is_done()) wait();
    waiter_.do_due();
  }
  finish();
  return 0;
}

bool Consumption::is_done() {
  return stop_requested() || has_enough() ||
         (deadline_ && steady_now() >= *deadline_) ||
         ((options_.exit_at_end || options_.reading.range.end) &&
          reading_->is_at_end());
}

// Takes a block; true where there may be more at once.
bool Consumption::take_some() {
  const std::size_t enough = std::min(out_.size() + block_size, most_waiting);
  if (out_.size() >= enough) return true;
  const bool more = feed_.take([&](const rd_kafka_message_s& message) {
    take(message);
    return out_.size() < enough && !has_enough();
  });
  if (unannounced_ > announced_size) {
    client_.wake_fetchers();
    unannounced_ = 0;
  }
  return more;
}

bool Consumption::is_full() const { return out_.size() >= most_waiting; }

void Consumption::take(const rd_kafka_message_s& message) {
  unannounced_ += std::max(message.len + message.key_len, message_size);
  if (message.err == RD_KAFKA_RESP_ERR_NO_ERROR)
    take_message(message);
  else
    take_error(message);
}

// The partition of a message, which most often is that of the one before.
Partition* Consumption::partition_of(const rd_kafka_message_s& message) {
  if (message.rkt == last_topic_ && last_->id.number == message.partition) return last_;
  last_ = partitions_.find(::rd_kafka_topic_name(message.rkt), message.partition);
  last_topic_ = last_ == nullptr ? nullptr : message.rkt;
  return last_;
}

void Consumption::take_message(const rd_kafka_message_s& message) {
  Partition* partition = partition_of(message);
  if (partition == nullptr) return;  // taken away meanwhile: somebody else has it
  if (message.offset + 1 >= partition->wanted.end) partitions_.end(*partition);
  if (message.offset < partition->wanted.begin ||
      message.offset >= partition->wanted.end)
    return;
  read_message(message, text_.has_headers(), message_);
  text_.append(out_.pending(), message_);
  marks_.add(*partition, message.offset + 1, out_.bytes_written() + out_.size());
  ++written_;
}

void Consumption::take_error(const rd_kafka_message_s& message) {
  if (message.err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
    Partition* partition = partition_of(message);
    if (partition != nullptr) partitions_.end(*partition);
    return;
  }
  const char* said = ::rd_kafka_message_errstr(&message);
  client_.fail(message.err, said == nullptr ? "" : said);
}

void Consumption::write_some() {
  out_.write_some();
  marks_.reach(out_.bytes_written());
}

void Consumption::wait() {
  std::array<pollfd, 2> waiting{
      {{feed_.descriptor(), POLLIN, 0}, {out_.fd(), POLLOUT, 0}}};
  if (is_full()) waiting[0].fd = -1;
  if (out_.empty()) waiting[1].fd = -1;
  SteadyTime until = steady_now() + serve_span;
  if (deadline_) until = std::min(until, *deadline_);
  waiter_.wait_for(waiting, until);
}

// What was taken is written, however long its reader takes, and then acknowledged.
void Consumption::finish() {
  for (write_some(); !out_.empty(); write_some()) {
    pollfd room{out_.fd(), POLLOUT, 0};
    ::poll(&room, 1, milliseconds(serve_span));
    reading_->serve();
  }
  reading_->commit(true);
  tally_.end();
}

}  // namespace weir
