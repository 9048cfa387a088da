#include "alert/outbox.h"

#include <algorithm>
#include <csignal>

#include "alert/printable.h"
#include "io/report.h"

namespace weir {

// A strict reader throws at what it rejects instead of writing it down.
Outbox::Outbox(Channel& channel, RecordReader& in, const StreamOptions& options)
    : channel_{channel},
      in_{in},
      to_rejects_{!options.rejects.empty() && !options.strict} {
  in.tally().show("sent", [this] { return sent_; });
}

bool Outbox::send(const Alert& alert) {
  if (!failed_) {
    const auto problem = channel_.send(alert);
    if (!problem) {
      ++sent_;
      return true;
    }
    failed_ = true;
    report(*problem);
    // What the reader holds, and the pipe before it, is ours already: it is read
    // to its end as on SIGTERM, and put aside too.
    std::raise(SIGTERM);
  }
  put_aside(alert.record);
  return false;
}

void Outbox::put_aside(std::string_view record) {
  if (to_rejects_) return in_.reject("not sent");
  std::string line{record};
  // Between its values a record may have tabs; in them, what acts on a terminal
  // is as well written as an escape.
  std::replace(line.begin(), line.end(), '\t', ' ');
  std::string shown = "line " + std::to_string(in_.lines()) + ": not sent: ";
  append_printable(shown, line);
  report(shown);
}

}  // namespace weir
