// Ends: what a sink that tells people reads, and what it writes.
#pragma once

#include <unistd.h>

#include <exception>

#include "ndjson/stream.h"

namespace weir {

// With `pass`, the records go on to stdout, and what people read goes to stderr;
// without, that goes to stdout, and the records end here.
struct Ends {
  Ends(bool pass, const StreamOptions& options)
      : in{STDIN_FILENO, pass ? &out : nullptr, options},
        people{pass ? errors : out},
        people_fd{pass ? STDERR_FILENO : STDOUT_FILENO} {
    in.waiter().before_wait([this] { people.flush(); });
  }

  // Where the run ends by an exception, what was good before it still goes out.
  ~Ends() {
    try {
      people.flush();
    } catch (const std::exception&) {
      return;  // there is a better reason to tell of
    }
  }

  Ends(const Ends&) = delete;
  Ends& operator=(const Ends&) = delete;

  RecordWriter out{STDOUT_FILENO};
  RecordWriter errors{STDERR_FILENO};
  RecordReader in;
  RecordWriter& people;
  int people_fd;
};

}  // namespace weir
