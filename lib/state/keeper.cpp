#include "state/keeper.h"

namespace weir {

StateKeeper::StateKeeper(const StateOptions& options, const StateOwner& owner,
                         Remembered& held, RecordReader& in, RecordWriter* out)
    : held_{held}, in_{in}, out_{out} {
  if (options.file.empty()) return;
  file_.emplace(options.file, owner.tool, owner.version, owner.parameters);
  before_ = file_->load(held_);
  in_.waiter().every(options.save_every, [this] { save(); });
}

bool StateKeeper::save() {
  if (!file_) return false;
  if (out_ != nullptr) out_->flush();
  Progress progress = before_;
  progress.lines += in_.lines();  // all are done with: chores run between records
  if (out_ != nullptr) progress.out_lines += out_->lines();
  if (out_ != nullptr) progress.out_bytes += out_->bytes();
  file_->save(held_, progress);
  return true;
}

}  // namespace weir
