#include "mqtt/connection.h"

#include <fcntl.h>
#include <mqtt_protocol.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <random>
#include <stdexcept>

#include "io/report.h"
#include "mqtt/reason.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr Duration patience = 10s;  // from connecting to the broker's greeting
constexpr Duration goodbye = 1s;
// A connection that ends sooner was no better than one that was refused.
constexpr Duration short_life = 5s;
constexpr int most_short_lives = 3;

std::uint64_t random_seed() {
  std::random_device device;
  return std::uint64_t{device()} << 32U | device();
}

int connecting_error(int descriptor) {
  int error = 0;
  socklen_t size = sizeof error;
  ::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
  return error;
}

// The library takes the end of a connection for a wait, while TLS is agreed on.
bool is_at_end(int descriptor) {
  char byte = 0;
  return ::recv(descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

bool is_readable(int descriptor) {
  pollfd waiting{descriptor, POLLIN, 0};
  return ::poll(&waiting, 1, 0) == 1;
}

// Reads what nobody wants any more, until the end or the moment.
void read_to_end(int descriptor, SteadyTime moment) {
  std::array<char, 4096> unwanted{};
  pollfd waiting{descriptor, POLLIN, 0};
  for (Duration left = moment - steady_now(); left > 0s; left = moment - steady_now()) {
    const auto count = std::chrono::ceil<std::chrono::milliseconds>(left).count();
    if (::poll(&waiting, 1, static_cast<int>(count)) == 1 &&
        ::recv(descriptor, unwanted.data(), unwanted.size(), 0) <= 0)
      return;
  }
}

}  // namespace

MqttConnection::MqttConnection(const MqttSettings& settings, MqttSubject& subject)
    : settings_{settings},
      subject_{subject},
      version_{settings.version == MqttVersion::Best ? MqttVersion::V5
                                                     : settings.version},
      backoff_{1s, 60s, random_seed()} {
  make_client();
  if (settings.broker.tls && settings.tls.insecure)
    report("--insecure: nobody verifies who " + address() + " is");
}

void MqttConnection::make_client() {
  MqttListener& listener = *this;
  client_ = std::make_unique<MqttClient>(settings_, version_, listener);
}

pollfd MqttConnection::interest(bool reading) const {
  short events = 0;
  switch (phase_) {
  case Phase::Waiting:
  case Phase::Over:
    return {-1, 0, 0};
  case Phase::Connecting:
    events = POLLOUT;
    break;
  case Phase::Greeting:
    events = POLLIN;
    break;
  case Phase::Online:
    if (reading) events = POLLIN;
  }
  if (client_->wants_write()) events |= POLLOUT;
  // One that nothing is asked of would still tell of its end, again and again.
  return {events == 0 ? -1 : client_->descriptor(), events, 0};
}

void MqttConnection::attend(short events) {
  switch (phase_) {
  case Phase::Waiting:
    if (is_due()) begin();
    return;
  case Phase::Connecting:
    if (events != 0) finish_connecting();
    break;
  case Phase::Greeting:
    if (events != 0) greet();
    break;
  case Phase::Online:
    if (is_due()) keep_alive();
    return;
  case Phase::Over:
    return;
  }
  if ((phase_ == Phase::Connecting || phase_ == Phase::Greeting) && is_due())
    lose({"no answer within " + format_duration(patience)});
}

void MqttConnection::begin() {
  greeting_.reset();
  closed_for_.reset();
  phase_ = Phase::Connecting;
  due_ = steady_now() + patience;
  if (const auto problem = client_->connect()) heed(problem);
}

void MqttConnection::finish_connecting() {
  if (const int error = connecting_error(client_->descriptor()))
    return lose({std::strerror(error)});
  phase_ = Phase::Greeting;
  greet();
}

// Whatever the broker has said is read before anything is written: where it has closed
// the connection, that would fail, and its reason be lost.
void MqttConnection::greet() {
  do {
    const auto problem = client_->read();
    if (greeting_) return heed_greeting();
    heed(problem);
    if (phase_ != Phase::Greeting) return;
    if (is_at_end(client_->descriptor()))
      return lose({"the broker closes the connection"});
  } while (is_readable(client_->descriptor()) && !is_due());
  heed(client_->write());
}

void MqttConnection::heed_greeting() {
  const Greeting greeting = *greeting_;
  if (greeting.reason == MQTT_RC_UNSUPPORTED_PROTOCOL_VERSION &&
      settings_.version == MqttVersion::Best && version_ == MqttVersion::V5) {
    version_ = MqttVersion::V311;
    make_client();
    return begin();
  }
  if (greeting.reason != MQTT_RC_SUCCESS) {
    const std::string why =
        "the broker refuses the connection: " + describe_reason(greeting.reason);
    if (is_permanent(greeting.reason)) fail(why);
    return lose({why});
  }
  if (told_) report(address() + ": connected");
  told_ = false;
  phase_ = Phase::Online;
  online_since_ = steady_now();
  due_ = online_since_ + 1s;
  subject_.on_online(greeting.session_present);
}

void MqttConnection::on_greeting(int reason, bool session_present) {
  greeting_ = Greeting{reason, session_present};
}

bool MqttConnection::read() {
  heed(client_->read());
  return is_online() && !client_->is_dry();
}

void MqttConnection::write() {
  if (client_->wants_write()) heed(client_->write());
}

void MqttConnection::keep_alive() {
  due_ = steady_now() + 1s;
  if (!paused_) heed(client_->keep_alive());
}

// The answer to a ping may lie behind all that was left unread.
void MqttConnection::pause(bool paused) {
  if (paused == paused_) return;
  paused_ = paused;
  sign_due_ = steady_now() + settings_.keepalive / 2;
  if (!paused && is_online()) due_ = sign_due_;
}

void MqttConnection::give_sign_of_life() {
  sign_due_ = steady_now() + settings_.keepalive / 2;
  if (!client_->wants_write()) client_->nudge();
  write();
}

// What a call of the library came to, also where it says that all is well.
void MqttConnection::heed(const std::optional<MqttProblem>& problem) {
  if (phase_ == Phase::Over) return;
  if (closed_for_ && is_failure(*closed_for_)) {
    const std::string why =
        "the broker ends the connection: " + describe_reason(*closed_for_);
    if (*closed_for_ == MQTT_RC_SESSION_TAKEN_OVER)
      fail(why + ": another client has the id " + settings_.id);
    if (is_permanent(*closed_for_)) fail(why);
    return lose({why});
  }
  if (problem && problem->permanent) fail(problem->what);
  if (problem) return lose(*problem);
  if (client_->descriptor() < 0) lose({"the broker ends the connection"});
}

void MqttConnection::lose(const MqttProblem& problem) {
  const SteadyTime moment = steady_now();
  if (phase_ == Phase::Online) end_life(moment);
  closed_for_.reset();
  phase_ = Phase::Waiting;
  const auto& bound = settings_.retry;
  if (bound && moment - offline_since_ >= *bound)
    fail(problem.what + ", given up after " + format_duration(*bound));
  if (!told_)
    report(address() + ": " + problem.what + ", trying again" +
           (bound ? " for up to " + format_duration(*bound) : ""));
  told_ = true;
  due_ = moment + backoff_.next();
  if (bound) due_ = std::min<SteadyTime>(due_, offline_since_ + *bound);
}

void MqttConnection::end_life(SteadyTime moment) {
  offline_since_ = moment;
  if (moment - online_since_ >= short_life) {
    short_lives_ = 0;
    backoff_.reset();
  } else if (++short_lives_ == most_short_lives) {
    fail(
        "the broker ends each connection right after its beginning; another client "
        "may have the id " +
        settings_.id);
  }
}

void MqttConnection::fail(const std::string& why) {
  phase_ = Phase::Over;
  throw std::runtime_error(address() + ": " + why);
}

// The library closes the connection with whatever is unread in it, for which the
// system would tell the broker to forget what it was sent last. So we hold it open
// until the broker has taken that, and closes it too.
void MqttConnection::end() {
  const bool was_online = phase_ == Phase::Online;
  phase_ = Phase::Over;
  if (!was_online) return;
  const SteadyTime last = steady_now() + goodbye;
  const int held = ::fcntl(client_->descriptor(), F_DUPFD_CLOEXEC, 0);
  client_->disconnect();
  while (client_->descriptor() >= 0 && steady_now() < last && !client_->write()) {
    pollfd waiting{client_->descriptor(), POLLOUT, 0};
    if (waiting.fd >= 0) ::poll(&waiting, 1, 100);
  }
  if (held < 0) return;
  ::shutdown(held, SHUT_WR);
  read_to_end(held, last);
  ::close(held);
}

}  // namespace weir
