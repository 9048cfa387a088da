// MqttConnection: a connection to a broker that is made again whenever it is lost.
//
//   MqttConnection connection{settings, listener};
//   for (;;) {
//     pollfd waiting = connection.interest(true);
//     ...poll(2) until it is ready, or connection.due()...
//     connection.attend(waiting.revents);
//     if (connection.is_online()) ...read(), write()...
//   }
//
// The first try is at once, all others after 1 to 60 seconds, longer each time. It
// says when that begins, and when it is over.
#pragma once

#include <poll.h>

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "io/clock.h"
#include "mqtt/client.h"
#include "time/backoff.h"

namespace weir {

// What a connection is made for. Called from within the connection's functions; the
// first three may throw nothing.
class MqttSubject {
 public:
  virtual ~MqttSubject() = default;
  virtual void on_message(const MqttMessage& message) = 0;
  virtual void on_subscribed(int mid, std::span<const int> reasons) = 0;
  virtual void on_acknowledged(int mid, int reason) = 0;
  // The connection is there; what the broker knows of an earlier one too.
  virtual void on_online(bool session_present) = 0;
};

class MqttConnection : private MqttListener {
 public:
  // Requires: settings and subject outlive it. Throws std::invalid_argument where
  // the settings won't do.
  MqttConnection(const MqttSettings& settings, MqttSubject& subject);

  // What to wait for; with `reading` also for packets, once it is online.
  pollfd interest(bool reading) const;
  // When attend() is to be called at the latest.
  SteadyTime due() const { return due_; }

  // Does what there is to do but read() and write(). Like these, throws
  // std::runtime_error, saying why, where there will be no connection any more.
  void attend(short events);

  // There will be no connection any more.
  bool is_over() const { return phase_ == Phase::Over; }
  bool is_online() const { return phase_ == Phase::Online; }
  // Reads a packet, or a few, where some are there: true.
  bool read();
  // Sends what waits to be sent, acknowledgements too.
  void write();

  // Whether packets are left unread for now. The broker would give us up for that, so
  // once needs_sign_of_life() is true, a packet is to be read, and one to be written.
  void pause(bool paused);
  bool needs_sign_of_life() const { return paused_ && steady_now() >= sign_due_; }
  void give_sign_of_life();

  MqttClient& client() { return *client_; }
  bool is_v5() const { return version_ == MqttVersion::V5; }
  std::string address() const { return settings_.broker.address(); }

  // Says goodbye, if there is someone to say it to.
  void end();

 private:
  enum class Phase { Waiting, Connecting, Greeting, Online, Over };

  void on_greeting(int reason, bool session_present) override;
  void on_message(const MqttMessage& message) override { subject_.on_message(message); }
  void on_subscribed(int mid, std::span<const int> reasons) override {
    subject_.on_subscribed(mid, reasons);
  }
  void on_acknowledged(int mid, int reason) override {
    subject_.on_acknowledged(mid, reason);
  }
  void on_closed(int reason) override { closed_for_ = reason; }

  bool is_due() const { return steady_now() >= due_; }
  void make_client();
  void begin();
  void finish_connecting();
  void greet();
  void heed_greeting();
  void keep_alive();
  void heed(const std::optional<MqttProblem>& problem);
  void lose(const MqttProblem& problem);
  void end_life(SteadyTime moment);
  [[noreturn]] void fail(const std::string& why);

  const MqttSettings& settings_;
  MqttSubject& subject_;
  MqttVersion version_;
  std::unique_ptr<MqttClient> client_;
  Backoff backoff_;

  Phase phase_ = Phase::Waiting;
  SteadyTime due_ = steady_now();  // of what comes next in this phase
  SteadyTime offline_since_ = due_;
  SteadyTime online_since_{};
  bool told_ = false;
  bool paused_ = false;
  SteadyTime sign_due_{};
  int short_lives_ = 0;

  struct Greeting {
    int reason;
    bool session_present;
  };
  std::optional<Greeting> greeting_;
  std::optional<int> closed_for_;
};

}  // namespace weir
