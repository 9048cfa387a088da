// ExecChannel: runs a program for each alert, with the record on its stdin.
//
// Status 0: told. 75 (EX_TEMPFAIL of sysexits.h), or a time that is over: again. Any
// other end of it refuses the one alert; a program that can't be started, all.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "alert/channel.h"
#include "alert/command.h"
#include "process/child.h"

namespace weir {

class ExecChannel final : public Channel {
 public:
  using Run = std::function<ChildEnd(const ChildOptions&)>;

  // The program and its arguments, which no data gets into, and what it has in its
  // environment besides the record's members. Requires: there is a program.
  ExecChannel(std::vector<std::string> command, std::vector<std::string> inherited,
              Duration timeout, Run run)
      : command_{std::move(command)},
        inherited_{std::move(inherited)},
        timeout_{timeout},
        run_{std::move(run)} {}

  Outcome send(std::span<const Alert> alerts) override;
  std::string name() const override { return command_.front(); }

 private:
  Outcome judge(const ChildEnd& end) const;

  std::vector<std::string> command_;
  std::vector<std::string> inherited_;
  Duration timeout_;
  Run run_;
};

// notify exec.
OpenChannel bind_exec(CLI::App& app, AlertOptions& options);

}  // namespace weir
