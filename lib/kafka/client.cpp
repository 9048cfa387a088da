#include "kafka/client.h"

#include <librdkafka/rdkafka.h>
#include <syslog.h>

#include <algorithm>
#include <array>
#include <climits>
#include <exception>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "io/report.h"
#include "io/secret.h"
#include "io/stop.h"
#include "kafka/failure.h"
#include "kafka/outage.h"
#include "kafka/token.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr Duration poll_span = 10ms;

}  // namespace

// What the callbacks, some of which are called by librdkafka's threads, leave
// behind for check().
struct KafkaClient::State {
  State(const KafkaClientOptions& options, KafkaCallbacks known)
      : callbacks{std::move(known)},
        token_file{options.token_file},
        username{options.settings.value("sasl.username").value_or("")},
        password{options.settings.value("sasl.password").value_or("")},
        tells_all{options.settings.value("debug").has_value()},
        outage{options.settings.value("bootstrap.servers").value_or("kafka"),
               options.retry, steady_now()} {}

  template <typename Call>
  void guarded(const Call& call) {
    try {
      call();
    } catch (const std::exception&) {
      if (!failure) failure = std::current_exception();
    }
  }

  KafkaCallbacks callbacks;
  std::string token_file;
  std::string username, password;
  bool tells_all;
  std::exception_ptr failure;  // of the thread that polls

  std::mutex mutex;  // for what follows
  Outage outage;
  std::map<std::string, bool> up;  // brokers by address
  std::vector<std::string> sayings;
};

// The callbacks, as C has them.
struct KafkaClient::Hooks {
  static State& state(void* opaque) { return *static_cast<State*>(opaque); }

  static rd_kafka_resp_err_t on_new(rd_kafka_t* client, const rd_kafka_conf_t*,
                                    void* opaque, char*, size_t) {
    return ::rd_kafka_interceptor_add_on_broker_state_change(client, "weir", on_state,
                                                             opaque);
  }

  // The parameters are librdkafka's choice.
  // NOLINTNEXTLINE(readability-function-size)
  static rd_kafka_resp_err_t on_state(rd_kafka_t*, int32_t, const char*,
                                      const char* name, int port, const char* text,
                                      void* opaque) {
    State& own = state(opaque);
    const std::string_view now_is = text;
    const std::lock_guard lock{own.mutex};
    own.up[std::string(name) + ":" + std::to_string(port)] =
        now_is == "UP" || now_is == "UPDATE";
    const auto is_up = [](const auto& broker) { return broker.second; };
    if (std::any_of(own.up.begin(), own.up.end(), is_up))
      own.outage.reached();
    else
      own.outage.lost(steady_now());
    return RD_KAFKA_RESP_ERR_NO_ERROR;
  }

  static void on_error(rd_kafka_t* client, int code, const char* reason, void* opaque) {
    State& own = state(opaque);
    std::array<char, 512> fatal{};
    if (code == RD_KAFKA_RESP_ERR__FATAL) {
      ::rd_kafka_fatal_error(client, fatal.data(), fatal.size());
      reason = fatal.data();
    }
    if (lasts(code, reason)) {
      own.guarded([&] { throw std::runtime_error(plain_reason(reason)); });
    } else if (code != RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN) {
      const std::lock_guard lock{own.mutex};
      own.outage.because(reason_alone(reason));
    }
  }

  // Most of what is logged comes as an error too, or is of no interest.
  static void on_log(const rd_kafka_t* client, int level, const char* facility,
                     const char* text) {
    State& own = state(::rd_kafka_opaque(client));
    const std::string_view about = facility;
    const bool is_news =
        level <= LOG_WARNING && (about == "OFFSET" || about == "MAXPOLL");
    if (!is_news && !own.tells_all) return;
    const std::lock_guard lock{own.mutex};
    own.sayings.emplace_back(text);
  }

  static void on_delivery(rd_kafka_t*, const rd_kafka_message_t* message,
                          void* opaque) {
    State& own = state(opaque);
    own.guarded([&] { own.callbacks.delivered(*message); });
  }

  static void on_rebalance(rd_kafka_t*, rd_kafka_resp_err_t code,
                           rd_kafka_topic_partition_list_t* partitions, void* opaque) {
    State& own = state(opaque);
    own.guarded([&] {
      own.callbacks.rebalanced(code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS,
                               *partitions);
    });
  }

  static void on_token_wanted(rd_kafka_t* client, const char*, void* opaque) {
    State& own = state(opaque);
    own.guarded([&] {
      std::array<char, 512> why{};
      const std::string text = read_secret(own.token_file, "KAFKA_CAT_TOKEN");
      const BearerToken token = parse_token(text, now());
      const auto until = std::chrono::floor<std::chrono::milliseconds>(token.expires);
      if (::rd_kafka_oauthbearer_set_token(
              client, text.c_str(), until.time_since_epoch().count(),
              token.subject.c_str(), nullptr, 0, why.data(),
              why.size()) != RD_KAFKA_RESP_ERR_NO_ERROR)
        throw std::runtime_error("the token won't do: " + std::string(why.data()));
    });
  }
};

KafkaClient::KafkaClient(Kind kind, const KafkaClientOptions& options,
                         KafkaCallbacks callbacks)
    : retry_{options.retry},
      state_{std::make_unique<State>(options, std::move(callbacks))} {
  KafkaConf conf{::rd_kafka_conf_new()};
  std::array<char, 512> why{};
  for (const auto& [name, value] : options.settings.pairs()) {
    if (::rd_kafka_conf_set(conf.get(), name.c_str(), value.c_str(), why.data(),
                            why.size()) != RD_KAFKA_CONF_OK)
      throw std::invalid_argument("setting " + name + ": " + why.data());
  }
  ::rd_kafka_conf_set_opaque(conf.get(), state_.get());
  ::rd_kafka_conf_set_error_cb(conf.get(), Hooks::on_error);
  ::rd_kafka_conf_set_log_cb(conf.get(), Hooks::on_log);
  ::rd_kafka_conf_set_oauthbearer_token_refresh_cb(conf.get(), Hooks::on_token_wanted);
  ::rd_kafka_conf_interceptor_add_on_new(conf.get(), "weir", Hooks::on_new,
                                         state_.get());
  if (state_->callbacks.delivered)
    ::rd_kafka_conf_set_dr_msg_cb(conf.get(), Hooks::on_delivery);
  if (state_->callbacks.rebalanced)
    ::rd_kafka_conf_set_rebalance_cb(conf.get(), Hooks::on_rebalance);
  const rd_kafka_type_t type =
      kind == Kind::Producer ? RD_KAFKA_PRODUCER : RD_KAFKA_CONSUMER;
  handle_.reset(::rd_kafka_new(type, conf.get(), why.data(), why.size()));
  // It is the client's now; where there is none, librdkafka has freed a part of it,
  // the interceptor, by mistake, so that nobody can free the rest. The list isn't freed
  // either, so that a leak checker finds what is in it to the very end.
  // NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
  static auto* const lost = new std::vector<const rd_kafka_conf_t*>;
  if (const rd_kafka_conf_t* given = conf.release(); !handle_) lost->push_back(given);
  if (!handle_) throw std::runtime_error(plain_reason(why.data()));
}

KafkaClient::~KafkaClient() = default;

void KafkaClient::poll(Duration longest) const {
  ::rd_kafka_poll(get(), milliseconds(longest));
}

void KafkaClient::check() {
  if (state_->failure) std::rethrow_exception(std::exchange(state_->failure, nullptr));
  const std::lock_guard lock{state_->mutex};
  for (const std::string& text : state_->sayings) report(text);
  state_->sayings.clear();
  const SteadyTime moment = steady_now();
  if (const auto news = state_->outage.news(moment)) report(*news);
  if (const auto end = state_->outage.given_up(moment)) throw std::runtime_error(*end);
}

void KafkaClient::fail(int code, const std::string& reason) {
  if (lasts(code, reason))
    state_->guarded([&] { throw std::runtime_error(plain_reason(reason)); });
}

// Of what can be asked of it, this is what wakes all its threads and does nothing
// else: they are told what they know.
void KafkaClient::wake_fetchers() {
  const KafkaError ignored{::rd_kafka_sasl_set_credentials(
      get(), state_->username.c_str(), state_->password.c_str())};
}

bool KafkaClient::is_reached() const {
  const std::lock_guard lock{state_->mutex};
  return state_->outage.is_reached();
}

bool KafkaClient::wait_until_reached() {
  while (!is_reached()) {
    poll(poll_span);
    check();
    if (stop_requested()) return false;
  }
  return true;
}

int milliseconds(Duration span) {
  const auto count = std::chrono::ceil<std::chrono::milliseconds>(span).count();
  return static_cast<int>(std::clamp<std::int64_t>(count, 0, INT_MAX));
}

std::string kafka_library() {
  return std::string("librdkafka ") + ::rd_kafka_version_str();
}

}  // namespace weir
