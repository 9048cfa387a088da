#include "kafka/producer.h"

#include <librdkafka/rdkafka.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "io/stop.h"
#include "kafka/cluster.h"
#include "kafka/failure.h"
#include "kafka/message.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr Duration poll_span = 100ms;
constexpr Duration grace = 10s;       // to deliver what was taken, once to stop
constexpr Duration making_span = 3s;  // brokers make a topic within that
constexpr std::uint64_t between_polls = 1000;  // messages

// Where bytes are; something, where they are none but there.
void* pointer_to(std::string_view bytes) {
  static const char none = '\0';
  // librdkafka copies what it is given.
  return const_cast<char*>(bytes.empty() ? &none : bytes.data());
}

rd_kafka_headers_t* make_headers(const std::vector<MessageHeader>& headers) {
  rd_kafka_headers_t* made = ::rd_kafka_headers_new(headers.size());
  for (const auto& [name, value] : headers) {
    ::rd_kafka_header_add(made, name.data(), static_cast<ssize_t>(name.size()),
                          value ? pointer_to(*value) : nullptr,
                          value ? static_cast<ssize_t>(value->size()) : 0);
  }
  return made;
}

std::optional<std::string> copy_of(const std::optional<std::string_view>& bytes) {
  return bytes ? std::optional<std::string>(*bytes) : std::nullopt;
}

}  // namespace

struct KafkaProducer::Topic {
  KafkaTopic handle;
  std::string name;
  std::string problem;  // why nothing can be sent to it
};

KafkaProducer::KafkaProducer(const KafkaClientOptions& options, Settle settle)
    : settle_{std::move(settle)},
      client_{KafkaClient::Kind::Producer,
              options,
              {{}, [this](const rd_kafka_message_s& message) { delivered(message); }}} {
}

KafkaProducer::~KafkaProducer() {
  ::rd_kafka_purge(client_.get(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT |
                                      RD_KAFKA_PURGE_F_NON_BLOCKING);
}

KafkaProducer::Topic& KafkaProducer::topic(std::string_view name) {
  if (last_ != nullptr && last_->name == name) return *last_;
  auto found = topics_.find(name);
  if (found == topics_.end()) {
    auto made = std::make_unique<Topic>();
    made->name = name;
    made->handle.reset(
        ::rd_kafka_topic_new(client_.get(), made->name.c_str(), nullptr));
    if (!made->handle)
      throw std::runtime_error("topic " + made->name + ": " +
                               describe_kafka_error(::rd_kafka_last_error()));
    found = topics_.emplace(made->name, std::move(made)).first;
    // Else the first message would wait for up to a second.
    found->second->problem = prepare(name).value_or("");
  }
  last_ = found->second.get();
  return *last_;
}

std::optional<std::string> KafkaProducer::prepare(std::string_view name) {
  KafkaCluster cluster{client_};
  const SteadyTime until = steady_now() + making_span;
  while (!stop_requested()) {
    const int code = cluster.layout(std::string(name)).topics.at(0).error;
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR) return std::nullopt;
    const bool may_be_made = code == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART ||
                             code == RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE;
    if (!may_be_made || steady_now() > until)
      return "topic " + std::string(name) + ": " + describe_kafka_error(code);
    client_.poll(poll_span);
    client_.check();
  }
  return std::nullopt;
}

void KafkaProducer::send(const KafkaOutgoingMessage& message, std::uint64_t line) {
  Topic& to = topic(message.topic);
  ++sent_;
  if (!to.problem.empty()) {
    ++settled_;
    return settle_({line, to.name, message.partition, -1, message.payload.value_or(""),
                    to.problem});
  }
  while (const int code = hand_over(to, message, line)) {
    if (refuse(to, code, message, line)) return;
    if (code != RD_KAFKA_RESP_ERR__QUEUE_FULL)
      throw std::runtime_error("topic " + to.name + ": " + describe_kafka_error(code));
    client_.poll(poll_span);
    check_delivery();
  }
  if (sent_ % between_polls == 0) serve();
}

// Settles a message that is refused for what it is: true.
bool KafkaProducer::refuse(const Topic& topic, int code,
                           const KafkaOutgoingMessage& message, std::uint64_t line) {
  if (!refuses_record(code)) return false;
  ++settled_;
  settle_({line, topic.name, message.partition, -1, message.payload.value_or(""),
           "topic " + topic.name + ": " + describe_kafka_error(code)});
  return true;
}

// The code of librdkafka, none where it took it.
int KafkaProducer::hand_over(Topic& topic, const KafkaOutgoingMessage& message,
                             std::uint64_t line) {
  std::array<rd_kafka_vu_t, 8> parts{};
  std::size_t count = 0;
  const auto add = [&](rd_kafka_vtype_t type) -> auto& {
    parts[count].vtype = type;
    return parts[count++].u;
  };
  add(RD_KAFKA_VTYPE_RKT).rkt = topic.handle.get();
  add(RD_KAFKA_VTYPE_PARTITION).i32 = message.partition;
  add(RD_KAFKA_VTYPE_MSGFLAGS).i = RD_KAFKA_MSG_F_COPY;
  // NOLINTNEXTLINE(performance-no-int-to-ptr): nobody looks there
  add(RD_KAFKA_VTYPE_OPAQUE).ptr = reinterpret_cast<void*>(line);
  if (message.payload)
    add(RD_KAFKA_VTYPE_VALUE).mem = {pointer_to(*message.payload),
                                     message.payload->size()};
  if (message.key)
    add(RD_KAFKA_VTYPE_KEY).mem = {pointer_to(*message.key), message.key->size()};
  if (message.timestamp) add(RD_KAFKA_VTYPE_TIMESTAMP).i64 = *message.timestamp;
  rd_kafka_headers_t* headers = nullptr;
  if (!message.headers.empty())
    add(RD_KAFKA_VTYPE_HEADERS).headers = headers = make_headers(message.headers);
  const KafkaError error{::rd_kafka_produceva(client_.get(), parts.data(), count)};
  if (!error) return RD_KAFKA_RESP_ERR_NO_ERROR;
  if (headers != nullptr) ::rd_kafka_headers_destroy(headers);
  return ::rd_kafka_error_code(error.get());
}

void KafkaProducer::delivered(const rd_kafka_message_s& message) {
  const auto line = reinterpret_cast<std::uint64_t>(message._private);
  if (message.err == RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE && !alone_) {
    KafkaMessage told;
    read_message(message, true, told);
    again_.push_back({line, std::string(told.topic), told.partition, copy_of(told.key),
                      copy_of(told.payload), told.timestamp, std::move(told.headers)});
    return;
  }
  Outcome outcome{line,
                  ::rd_kafka_topic_name(message.rkt),
                  message.partition,
                  message.offset,
                  {static_cast<const char*>(message.payload), message.len},
                  ""};
  if (message.err == RD_KAFKA_RESP_ERR_NO_ERROR) {
    ++acknowledged_;
  } else if (refuses_record(message.err)) {
    outcome.refusal = "topic " + std::string(outcome.topic) + ": " +
                      describe_kafka_error(message.err);
  } else {
    if (loss_.empty())
      loss_ = "topic " + std::string(outcome.topic) + ": " +
              describe_kafka_error(message.err);
    return;
  }
  ++settled_;
  settle_(outcome);
}

void KafkaProducer::serve() {
  client_.poll(Duration{});
  client_.check();
  if (!again_.empty()) send_again();
  if (!loss_.empty()) throw std::runtime_error(loss_);
}

// A broker that finds a batch too large refuses all of it, whichever message of it
// is. So those go again behind what was sent meanwhile, all of them and then, where
// they are refused again, each half.
void KafkaProducer::send_again() {
  settle_all();
  std::vector<std::vector<Again>> groups;
  groups.push_back(std::exchange(again_, {}));
  while (!groups.empty()) {
    const std::vector<Again> group = std::move(groups.back());
    groups.pop_back();
    alone_ = group.size() == 1;
    for (const Again& one : group) send(one);
    settle_all();
    std::vector<Again> refused = std::exchange(again_, {});
    if (refused.empty()) continue;
    const auto middle =
        refused.begin() + static_cast<std::ptrdiff_t>(refused.size() / 2);
    groups.emplace_back(middle, refused.end());
    groups.emplace_back(refused.begin(), middle);
  }
  alone_ = false;
}

void KafkaProducer::send(const Again& one) {
  const KafkaOutgoingMessage message{one.topic,   one.partition, one.key,
                                     one.payload, one.timestamp, one.headers};
  const int code = hand_over(topic(one.topic), message, one.line);
  if (code != RD_KAFKA_RESP_ERR_NO_ERROR)
    throw std::runtime_error("topic " + one.topic + ": " + describe_kafka_error(code));
}

// What can't be delivered ends by its own time limit; once the process is asked to
// stop, sooner.
void KafkaProducer::check_delivery() {
  client_.check();
  if (!loss_.empty()) throw std::runtime_error(loss_);
  if (!stop_requested()) return;
  if (!last_call_) last_call_ = steady_now() + grace;
  if (steady_now() > *last_call_) throw std::runtime_error("asked to stop");
}

void KafkaProducer::settle_all() {
  while (::rd_kafka_outq_len(client_.get()) > 0) {
    ::rd_kafka_flush(client_.get(), milliseconds(poll_span));  // doesn't linger
    check_delivery();
  }
}

void KafkaProducer::finish() {
  for (serve(); ::rd_kafka_outq_len(client_.get()) > 0; serve()) settle_all();
}

}  // namespace weir
