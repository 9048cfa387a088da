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
  ++count_;
  if (file_) return file_->lines().write(record.line());
  if (count_ > 1) return;
  in_.tally().clear();
  report("line " + std::to_string(in_.lines()) +
         ": late, and dropped, as more may be; see --delay and --late");
}

int LateRecords::end(int status) {
  if (file_) {
    file_->lines().flush();
    return status;
  }
  if (count_ > 1) report(std::to_string(count_) + " late records dropped");
  return count_ > 0 ? 3 : status;
}

}  // namespace weir
