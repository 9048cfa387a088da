#include "windowed/late_records.h"

#include "io/report.h"

namespace weir {

LateRecords::LateRecords(const std::string& file, RecordReader& in) : in_{in} {
  in_.tally().show("late", [this] { return count_; });
  if (file.empty()) return;
  file_ = std::make_unique<AppendFile>(file);
  in_.waiter().before_wait([this] { file_->lines().flush(); });
}

void LateRecords::add(const Record& record) {
  if (count_++ == 0) first_line_ = in_.lines();
  if (file_) file_->lines().write(record.line());
}

int LateRecords::end(int status) {
  if (file_) {
    file_->lines().flush();
    return status;
  }
  if (count_ == 0) return status;
  report(std::to_string(count_) + (count_ == 1 ? " late record" : " late records") +
         " dropped, the first at line " + std::to_string(first_line_) +
         "; see --delay and --late");
  return 3;
}

}  // namespace weir
