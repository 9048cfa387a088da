#include "ndjson/intake.h"

#include <sys/stat.h>
#include <unistd.h>

namespace weir {
namespace {

bool is_file(int fd) {
  struct stat status {};
  return ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

Intake::Intake(int fd, RecordWriter* out, const StreamOptions& options)
    : options_{options},
      out_{out},
      lines_{fd, options.max_line, waiter_},
      rejects_{options.rejects, options.strict} {
  tally_.show("in", [this] { return lines_.line_number(); });
  tally_.show("out", [this] { return out_ == nullptr ? 0 : out_->lines(); });
  tally_.show("rejected", [this] { return rejects_.count(); });
  waiter_.end_with_reader_of(STDOUT_FILENO);
  waiter_.before_wait([this] {
    if (out_ != nullptr) out_->flush();
    rejects_.flush();
  });
  tally_.show_by(waiter_, options.stats, options.progress || is_file(fd));
}

void Intake::before_reject() {
  if (options_.strict) {  // what came before is good
    if (settle_) settle_();
    if (out_ != nullptr) out_->flush();
  }
  tally_.clear();
}

void Intake::reject(std::uint64_t line, std::string_view reason,
                    std::string_view text) {
  before_reject();
  rejects_.add(line, reason, text);
}

void Intake::reject_piece(const Line& piece) {
  const bool last = piece.part == Line::Part::LastPiece;
  if (!in_pieces_) {
    before_reject();
    rejects_.begin(lines_.line_number() + (last ? 0 : 1), "longer than --max-line");
  }
  in_pieces_ = true;
  rejects_.text(piece.text);
  if (last) end_piece();
}

void Intake::end_piece() {
  if (in_pieces_) rejects_.end();
  in_pieces_ = false;
}

int Intake::end() {
  end_piece();
  if (out_ != nullptr) out_->flush();
  rejects_.flush();
  tally_.clear();
  rejects_.summarize();
  tally_.end();
  return rejected() > 0 ? 3 : 0;
}

}  // namespace weir
