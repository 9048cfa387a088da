// LineChannel: tells whoever reads our output, a line an alert.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "alert/channel.h"
#include "alert/command.h"
#include "alert/terminal_format.h"
#include "ndjson/stream.h"

namespace weir {

class LineChannel final : public Channel {
 public:
  struct Options {
    int fd = 1;                     // what `out` writes to
    std::optional<bool> colour;     // else on a terminal that has it: no-color.org
    std::vector<std::string> told;  // members that the text tells already
  };

  // Where the descriptor is a terminal, lines are as TerminalFormat has them;
  // else they are the text alone, or the record's members. `out` must outlive it.
  LineChannel(RecordWriter& out, const Options& options);

  Outcome send(std::span<const Alert> alerts) override;
  std::string name() const override { return "stdout"; }

 private:
  void append_line(std::string& out, const Alert& alert);

  RecordWriter& out_;
  int fd_;
  bool terminal_;
  TerminalFormat format_;
};

// notify stdout.
OpenChannel bind_stdout(CLI::App& app, AlertOptions& options);

}  // namespace weir
