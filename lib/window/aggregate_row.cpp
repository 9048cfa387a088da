#include "window/aggregate_row.h"

#include <algorithm>

namespace weir {

constexpr std::size_t block_size = 16 * 1024;

RowLayout::RowLayout(std::vector<std::unique_ptr<const Aggregate>> aggregates) {
  for (auto& aggregate : aggregates) {
    const std::size_t size = aggregate->size();
    grows_ = grows_ || aggregate->grows();
    columns_.push_back({std::move(aggregate), size_});
    size_ += size;
  }
}

void RowLayout::start(std::byte* row) const {
  for (const Column& column : columns_) column.aggregate->start(row + column.offset);
}

void RowLayout::end(std::byte* row) const {
  for (const Column& column : columns_) column.aggregate->end(row + column.offset);
}

bool RowLayout::any_full(const std::byte* row) const {
  return std::any_of(columns_.begin(), columns_.end(), [&](const Column& column) {
    return column.aggregate->full(row + column.offset);
  });
}

void RowLayout::merge(std::byte* row, const std::byte* other) const {
  for (const Column& column : columns_)
    column.aggregate->merge(row + column.offset, other + column.offset);
}

void RowLayout::save(const std::byte* row, Encoder& out) const {
  for (const Column& column : columns_)
    column.aggregate->save(row + column.offset, out);
}

void RowLayout::load(std::byte* row, Decoder& in) const {
  for (const Column& column : columns_) column.aggregate->load(row + column.offset, in);
}

AggregateRows::AggregateRows(const RowLayout& layout)
    : layout_{&layout},
      rows_a_block_{std::max<std::size_t>(
          1, block_size / std::max<std::size_t>(1, layout.size()))} {}

AggregateRows::~AggregateRows() {
  for (std::size_t number = 0; !blocks_.empty() && number < size_; ++number)
    layout_->end((*this)[number]);
}

std::byte* AggregateRows::add() {
  if (size_ == blocks_.size() * rows_a_block_)
    blocks_.push_back(
        std::make_unique_for_overwrite<std::byte[]>(rows_a_block_ * layout_->size()));
  std::byte* row = (*this)[size_++];
  layout_->start(row);
  return row;
}

}  // namespace weir
