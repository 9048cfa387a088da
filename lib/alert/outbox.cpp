#include "alert/outbox.h"

#include <poll.h>

#include <algorithm>
#include <climits>
#include <csignal>
#include <random>
#include <system_error>
#include <utility>
#include <vector>

#include "alert/alert_json.h"
#include "alert/printable.h"
#include "io/report.h"
#include "io/stop.h"

namespace weir {
namespace {

// A server that slows us down by 429 does so again and again.
constexpr Duration quiet_span = std::chrono::minutes{1};

// So many lanes are remembered though nothing waits in them.
constexpr std::size_t most_idle_lanes = 1000;

// With a spool, all that is at hand is kept before the first of it is sent; but no
// longer than this.
constexpr Duration longest_collecting = std::chrono::milliseconds{100};

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

Outbox::Outbox(Channel& channel, RecordReader& in, OutboxOptions options)
    : channel_{channel}, in_{in}, options_{std::move(options)}, run_{random_run()} {
  in.tally().show("sent", [this] { return sent_; });
  in.tally().show("waiting", [this] { return waiting(); });
  if (!options_.spool.empty()) load_spool();
  in.waiter().when([this] { return next_opening(); }, [this] { work(); });
}

void Outbox::load_spool() {
  spool_.emplace(options_.spool, alert_id_in);
  for (const std::string& line : spool_->waiting())
    if (const auto alert = alert_in(line)) lane_to(alert->to).add(*alert);
}

bool Outbox::post(std::span<Alert> alerts) {
  for (Alert& alert : alerts) {
    if (failed_ && !spool_) {
      put_aside(alert);
      continue;
    }
    alert.posted = now();
    for (const std::string& to : alert.receivers) {
      alert.to = to;
      alert.id = run_ + "-" + std::to_string(++posted_);
      post_one(alert, alerts.size() == 1);
    }
  }
  if (!spool_ || steady_now() - worked_ > longest_collecting) work();
  make_room();
  return !failed_;
}

void Outbox::post_one(Alert& alert, bool alone) {
  Lane& lane = lane_to(alert.to);
  // What can leave at once isn't copied first.
  if (failed_ || spool_ || !alone || lane.waits() || lane.opens() > steady_now())
    return queue(lane, alert);
  const Outcome outcome = channel_.send({&alert, 1});
  if (outcome.kind == Outcome::Kind::Sent) return settle(lane, {&alert, 1}, outcome);
  lane.add(alert);
  settle(lane, lane.message(channel_), outcome);
}

void Outbox::queue(Lane& lane, const Alert& alert) {
  const Lane::Added added = lane.add(alert);
  keep(added.alert);
  if (added.replaced) done(*added.replaced);
}

void Outbox::keep(const Alert& alert) {
  if (!spool_) return;
  try {
    spool_->add(alert.id, json_of(alert));
  } catch (const std::system_error& error) {
    if (!spool_failed_) report(std::string(error.what()) + ", nothing is kept there");
    spool_failed_ = true;
  }
}

void Outbox::done(const std::string& id) {
  if (!spool_) return;
  try {
    spool_->done(id);
  } catch (const std::system_error& error) {
    if (!spool_failed_) report(std::string(error.what()) + ", it may be sent again");
    spool_failed_ = true;
  }
}

Lane& Outbox::lane_to(const std::string& to) {
  if (lanes_.size() >= most_idle_lanes) {
    std::erase_if(lanes_, [](const Lanes::value_type& entry) {
      return !entry.second.waits() && entry.second.opens() <= steady_now();
    });
  }
  const auto found = lanes_.find(to);
  if (found != lanes_.end()) return found->second;
  const Duration retry = spool_ ? longest_span : options_.retry;
  return lanes_.try_emplace(to, retry, options_.rate, random_seed()).first->second;
}

void Outbox::work() {
  for (auto& [to, lane] : lanes_)
    while (!failed_ && lane.waits() && lane.opens() <= steady_now()) send_next(lane);
  worked_ = steady_now();
}

void Outbox::send_next(Lane& lane) {
  const auto message = lane.message(channel_);
  if (spool_ && now() - message.front().posted > options_.spool_age)
    return drop(lane, message, "older than --spool-age");
  settle(lane, message, channel_.send(message));
}

void Outbox::settle(Lane& lane, std::span<const Alert> message,
                    const Outcome& outcome) {
  switch (outcome.kind) {
  case Outcome::Kind::Sent:
    if (lane.told())
      report(channel_.name() + ": taken at try " + std::to_string(lane.failures() + 1));
    sent_ += message.size();
    for (const Alert& alert : message) done(alert.id);
    return lane.sent(steady_now());
  case Outcome::Kind::Again:
    return put_off(lane, outcome);
  case Outcome::Kind::Refused:
    return drop(lane, message, outcome.problem);
  case Outcome::Kind::Failed:
    return give_up(outcome.problem);
  }
}

void Outbox::put_off(Lane& lane, const Outcome& outcome) {
  if (stop_requested()) hurry(grace);
  if (!lane.put_off(steady_now(), outcome))
    return give_up(outcome.problem + ", given up at try " +
                   std::to_string(lane.failures()));
  if (lane.told() || steady_now() < quiet_until_) return;
  report(outcome.problem + ", trying again" +
         (spool_ ? "" : " for up to " + format_duration(options_.retry)));
  quiet_until_ = steady_now() + quiet_span;
  lane.tell();
}

void Outbox::drop(Lane& lane, std::span<const Alert> message,
                  const std::string& problem) {
  refused_ = true;
  report(problem);
  for (const Alert& alert : message) {
    put_aside(alert);
    done(alert.id);
  }
  lane.sent(steady_now());
}

// What the reader holds, and the pipe before it, is ours already: it is read to its
// end as on SIGTERM, and kept or put aside too.
void Outbox::give_up(const std::string& problem) {
  failed_ = true;
  report(problem);
  std::raise(SIGTERM);
  if (!spool_) leave_all();
}

// Puts aside all that waits and isn't in the spool.
void Outbox::leave_all() {
  std::vector<Alert> left;
  for (auto& [to, lane] : lanes_)
    for (Alert& alert : lane.take_all())
      if (!spool_ || !spool_->has(alert.id)) left.push_back(std::move(alert));
  std::stable_sort(left.begin(), left.end(),
                   [](const Alert& a, const Alert& b) { return a.line < b.line; });
  for (const Alert& alert : left) put_aside(alert);
  refused_ = refused_ || !left.empty();
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
  std::string shown = alert.line > 0 ? "line " + std::to_string(alert.line)
                                     : std::string("an earlier run");
  append_printable(shown.append(": not sent: "), line);
  report(shown);
}

void Outbox::make_room() {
  while (!failed_ && spool_ && bytes() > options_.spool_size) drop_oldest();
  while (!failed_ && !spool_ && bytes() > options_.queue_size) {
    if (!in_.waiter().sleep_until(next_opening())) return hurry(grace);
    work();
  }
}

// Of the lane with the most: it is the one that doesn't move.
void Outbox::drop_oldest() {
  const auto fullest = std::max_element(
      lanes_.begin(), lanes_.end(),
      [](const auto& a, const auto& b) { return a.second.bytes() < b.second.bytes(); });
  Lane& lane = fullest->second;
  drop(lane, lane.message(channel_), "more waits than --spool-size");
}

// Where the process is asked to stop, the next try is at once.
void Outbox::hurry(Duration left) {
  if (stopping_) return;
  stopping_ = stop_requested();
  for (auto& [to, lane] : lanes_) lane.hurry(steady_now(), left, stopping_);
}

void Outbox::finish() {
  work();
  if (spool_) hurry(options_.retry);
  for (; !failed_ && next_opening() != SteadyTime::max(); work()) {
    if (stop_requested()) hurry(grace);
    wait_until(next_opening(), !stopping_);
  }
  if (!spool_) return;
  leave_all();
  if (spool_->lines() == 0) return;
  failed_ = true;
  report(std::to_string(spool_->lines()) +
         (spool_->lines() == 1 ? " alert waits" : " alerts wait") + " in " +
         options_.spool + " for the next run");
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

std::uint64_t Outbox::waiting() const {
  std::uint64_t sum = 0;
  for (const auto& [to, lane] : lanes_) sum += lane.size();
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
