#include "ndjson/held_record.h"

#include <stdexcept>

namespace weir {

void HeldRecord::hold(const Record& record, std::span<const Target> targets) {
  line_ = record.line_;
  close_ = static_cast<std::uint32_t>(record.close_);
  empty_ = record.empty_;
  old_.clear();
  for (const Target& target : targets) {
    const std::string_view value = record.values_[target.slot.index];
    if (value.data() == nullptr)
      old_.push_back({0, 0, false});
    else
      old_.push_back({static_cast<std::uint32_t>(value.data() - record.line_.data()),
                      static_cast<std::uint32_t>(value.size()), true});
  }
}

void HeldRecord::restore(Record& record, std::span<const Target> targets) const {
  record.line_ = line_;
  record.close_ = close_;
  record.empty_ = empty_;
  record.forget_edits();
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const std::size_t slot = targets[i].slot.index;
    if (record.values_.size() <= slot) record.values_.resize(slot + 1);
    record.values_[slot] = {};
    if (old_[i].is_there)
      record.values_[slot] = record.line_.substr(old_[i].begin, old_[i].size);
  }
}

void HeldRecord::save(Encoder& out) const {
  out.text(line_);
  out.whole(close_);
  out.flag(empty_);
  out.whole(old_.size());
  for (const Part& part : old_)
    out.whole(part.begin), out.whole(part.size), out.flag(part.is_there);
}

void HeldRecord::load(Decoder& in) {
  line_ = in.text();
  close_ = static_cast<std::uint32_t>(in.whole());
  empty_ = in.flag();
  old_.clear();
  for (std::size_t left = in.count(24); left > 0; --left) {
    Part part{};
    part.begin = static_cast<std::uint32_t>(in.whole());
    part.size = static_cast<std::uint32_t>(in.whole());
    part.is_there = in.flag();
    if (std::uint64_t{part.begin} + part.size > line_.size())
      throw std::runtime_error("a held record's member lies outside of it");
    old_.push_back(part);
  }
  if (close_ >= line_.size()) throw std::runtime_error("a held record has no end");
}

}  // namespace weir
