#include "alert/outbox.h"

#include <poll.h>

#include <algorithm>
#include <climits>
#include <csignal>
#include <random>
#include <vector>

#include "alert/printable.h"
#include "io/report.h"
#include "io/stop.h"

namespace weir {
namespace {

// A server that slows us down by 429 does so again and again.
constexpr Duration quiet_span = std::chrono::minutes{1};

// So many lanes are remembered though nothing waits in them.
constexpr std::size_t most_idle_lanes = 1000;

std::uint64_t random_seed() {
  std::random_device device;
  return std::uint64_t{device()} << 32U | device();
}

// Waits until `moment`; where `awake`, only until the process is asked to stop.
void wait_until(SteadyTime moment, bool awake) {
  pollfd stop{awake ? stop_descriptor() : -1, POLLIN, 0};
  for (Duration left; (left = moment - steady_now()) > Duration{};) {
    const auto count = std::chrono::ceil<std::chrono::milliseconds>(left).count();
    if (::poll(&stop, 1, static_cast<int>(std::min<std::int64_t>(count, INT_MAX))) > 0)
      return;
  }
}

}  // namespace

Outbox::Outbox(Channel& channel, RecordReader& in, const OutboxOptions& options)
    : channel_{channel}, in_{in}, options_{options}, run_{random_run()} {
  in.tally().show("sent", [this] { return sent_; });
  in.waiter().when([this] { return next_opening(); }, [this] { work(); });
}

bool Outbox::post(Alert& alert) {
  if (failed_) {
    put_aside(alert);
    return false;
  }
  alert.posted = now();
  alert.id = run_ + "-" + std::to_string(++posted_);
  Lane& lane = lane_to(alert.to);
  if (!lane.waits() && lane.opens() <= steady_now()) {
    const Outcome outcome = channel_.send({&alert, 1});
    // What waits anyway isn't copied for those that needn't.
    if (outcome.kind != Outcome::Kind::Sent) {
      lane.add(alert);
      settle(lane, lane.message(channel_), outcome);
    } else {
      ++sent_;
      lane.sent(steady_now());
    }
  } else {
    lane.add(alert);
    work();
  }
  make_room();
  return !failed_;
}

Lane& Outbox::lane_to(const std::string& to) {
  if (lanes_.size() >= most_idle_lanes)
    std::erase_if(lanes_, [](const Lanes::value_type& entry) {
      return !entry.second.waits() && entry.second.opens() <= steady_now();
    });
  const auto found = lanes_.find(to);
  if (found != lanes_.end()) return found->second;
  return lanes_.try_emplace(to, options_.retry, options_.rate, random_seed())
      .first->second;
}

void Outbox::work() {
  for (auto& [to, lane] : lanes_)
    while (!failed_ && lane.waits() && lane.opens() <= steady_now()) send_next(lane);
}

void Outbox::send_next(Lane& lane) {
  const auto message = lane.message(channel_);
  settle(lane, message, channel_.send(message));
}

void Outbox::settle(Lane& lane, std::span<const Alert> message,
                    const Outcome& outcome) {
  switch (outcome.kind) {
  case Outcome::Kind::Sent:
    if (lane.told())
      report(channel_.name() + ": taken at try " + std::to_string(lane.failures() + 1));
    sent_ += message.size();
    return lane.sent(steady_now());
  case Outcome::Kind::Again:
    return put_off(lane, outcome);
  case Outcome::Kind::Refused:
    refused_ = true;
    report(outcome.problem);
    for (const Alert& alert : message) put_aside(alert);
    return lane.sent(steady_now());
  case Outcome::Kind::Failed:
    return give_up(outcome.problem);
  }
}

void Outbox::put_off(Lane& lane, const Outcome& outcome) {
  if (!hurried_ && stop_requested()) hurry();
  if (!lane.put_off(steady_now(), outcome))
    return give_up(outcome.problem + ", given up at try " +
                   std::to_string(lane.failures()));
  if (lane.told() || steady_now() < quiet_until_) return;
  report(outcome.problem + ", trying again for up to " +
         format_duration(options_.retry));
  quiet_until_ = steady_now() + quiet_span;
  lane.tell();
}

// What the reader holds, and the pipe before it, is ours already: it is read to its
// end as on SIGTERM, and put aside too.
void Outbox::give_up(const std::string& problem) {
  failed_ = true;
  report(problem);
  std::raise(SIGTERM);
  std::vector<Alert> left;
  for (auto& [to, lane] : lanes_)
    for (Alert& alert : lane.take_all()) left.push_back(std::move(alert));
  std::stable_sort(left.begin(), left.end(),
                   [](const Alert& a, const Alert& b) { return a.line < b.line; });
  for (const Alert& alert : left) put_aside(alert);
}

void Outbox::put_aside(const Alert& alert) {
  // A strict reader throws at what it rejects instead of writing it down.
  const StreamOptions& stream = in_.intake().options();
  if (!stream.rejects.empty() && !stream.strict)
    return in_.intake().reject(alert.line, "not sent", alert.record);
  std::string line{alert.record};
  // Between its values a record may have tabs; in them, what acts on a terminal
  // is as well written as an escape.
  std::replace(line.begin(), line.end(), '\t', ' ');
  std::string shown = "line " + std::to_string(alert.line) + ": not sent: ";
  append_printable(shown, line);
  report(shown);
}

void Outbox::make_room() {
  while (!failed_ && bytes() > options_.queue_size) {
    if (!in_.waiter().sleep_until(next_opening())) return hurry();
    work();
  }
}

void Outbox::hurry() {
  if (hurried_) return;
  hurried_ = true;
  for (auto& [to, lane] : lanes_) lane.hurry(steady_now(), grace);
}

void Outbox::finish() {
  for (work(); !failed_ && next_opening() != SteadyTime::max(); work()) {
    if (stop_requested()) hurry();
    wait_until(next_opening(), !hurried_);
  }
}

SteadyTime Outbox::next_opening() const {
  SteadyTime moment = SteadyTime::max();
  if (failed_) return moment;
  for (const auto& [to, lane] : lanes_)
    if (lane.waits()) moment = std::min(moment, lane.opens());
  return moment;
}

std::size_t Outbox::bytes() const {
  std::size_t sum = 0;
  for (const auto& [to, lane] : lanes_) sum += lane.bytes();
  return sum;
}

std::string random_run() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::random_device device;
  std::string run;
  for (int i = 0; i < 32; ++i) run.push_back(digits[device() & 0xFU]);
  return run;
}

}  // namespace weir
