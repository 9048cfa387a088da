// Intake: what all that read lines have in common, be they records or rows: bad
// lines are put aside, control lines passed on, counts kept, and what is written
// never held back by input that has yet to come.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "io/line_reader.h"
#include "io/wait.h"
#include "ndjson/control_line.h"
#include "ndjson/rejects.h"
#include "ndjson/tally.h"
#include "ndjson/writer.h"

namespace weir {

// What to do with a record that lacks a needed field.
enum class Missing { Reject, Pass, Drop };

struct StreamOptions {
  Missing missing = Missing::Reject;
  std::string rejects{};  // a file's name, or empty
  bool strict = false;
  std::size_t max_line = std::size_t{16} * 1024 * 1024;
  Duration stats{};  // none: no statistics
  bool progress = false;
};

class Intake {
 public:
  // Flushes `out` before it waits for input. Null: nothing is written. Throws
  // std::system_error.
  Intake(int fd, RecordWriter* out, const StreamOptions& options);

  Intake(const Intake&) = delete;
  Intake& operator=(const Intake&) = delete;

  const StreamOptions& options() const { return options_; }
  LineReader& lines() { return lines_; }
  const LineReader& lines() const { return lines_; }
  Waiter& waiter() { return waiter_; }
  Tally& tally() { return tally_; }

  // Puts a line aside. Throws std::runtime_error where the first one ends the run.
  void reject(std::uint64_t line, std::string_view reason, std::string_view text);

  // Puts a piece of a line aside, which is too long to be held.
  void reject_piece(const Line& piece);

  // Has `settle` done before a line is passed on past records that are held.
  void before_passing(std::function<void()> settle) { settle_ = std::move(settle); }

  // Passes a line on where it is no record but a control line: true.
  bool pass_control_line(std::string_view line) {
    if (!may_be_control_line(line) || !is_control_line(line)) return false;
    pass(line);
    return true;
  }

  // Passes a line on as it came.
  void pass(std::string_view line) {
    if (settle_) settle_();
    if (out_ != nullptr) out_->write_line(line);
  }

  std::uint64_t rejected() const { return rejects_.count(); }

  // To be called last: flushes everything, says what is to be said, and gives the
  // exit status (0, or 3 where lines were rejected).
  int end();

 private:
  void before_reject();
  void end_piece();

  StreamOptions options_;
  RecordWriter* out_;
  Waiter waiter_;
  LineReader lines_;
  Rejects rejects_;
  Tally tally_;
  bool in_pieces_ = false;
  std::function<void()> settle_;
};

}  // namespace weir
