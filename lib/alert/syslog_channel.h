// SyslogChannel: tells syslog, that of this machine or another's.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "alert/channel.h"
#include "alert/command.h"
#include "syslog/message.h"
#include "syslog/sink.h"

namespace weir {

class SyslogChannel final : public Channel {
 public:
  struct Options {
    SyslogServer server;
    SyslogMessage form;               // what all messages have in common
    bool severity_in_record = false;  // it is the alert's first part
    std::size_t most = 2048;          // bytes of a message
  };
  using Give = std::function<std::optional<SyslogProblem>(const std::string&)>;

  SyslogChannel(Options options, Give give)
      : options_{std::move(options)}, give_{std::move(give)} {}

  Outcome send(std::span<const Alert> alerts) override;
  std::string name() const override { return options_.server.text(); }

 private:
  std::string message_of(const Alert& alert) const;

  Options options_;
  Give give_;
};

// notify syslog.
OpenChannel bind_syslog(CLI::App& app, AlertOptions& options);

}  // namespace weir
