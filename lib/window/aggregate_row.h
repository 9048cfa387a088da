// AggregateRow: the aggregates of one window and key, side by side in memory.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "window/aggregate.h"

namespace weir {

// Which aggregates there are, and where in a row each lies.
class RowLayout {
 public:
  // Takes the aggregates over. Requires: none is null.
  explicit RowLayout(std::vector<std::unique_ptr<const Aggregate>> aggregates);

  std::size_t size() const { return size_; }
  std::size_t columns() const { return columns_.size(); }
  const Aggregate& aggregate(std::size_t column) const {
    return *columns_[column].aggregate;
  }

  // These are Aggregate's, for all of a row's. The samples are one a column.
  void start(std::byte* row) const;
  void end(std::byte* row) const;
  bool full(const std::byte* row) const { return grows_ && any_full(row); }
  void add(std::byte* row, std::span<const Sample> samples) const {
    for (std::size_t i = 0; i < columns_.size(); ++i)
      columns_[i].aggregate->add(row + columns_[i].offset, samples[i]);
  }
  void merge(std::byte* row, const std::byte* other) const;
  Result result(const std::byte* row, std::size_t column) const {
    return columns_[column].aggregate->result(row + columns_[column].offset);
  }
  void save(const std::byte* row, Encoder& out) const;
  void load(std::byte* row, Decoder& in) const;

 private:
  bool any_full(const std::byte* row) const;

  struct Column {
    std::unique_ptr<const Aggregate> aggregate;
    std::size_t offset;
  };

  std::vector<Column> columns_;
  std::size_t size_ = 0;
  bool grows_ = false;  // one of them does
};

// One row that stands alone. The layout must outlive it.
class AggregateRow {
 public:
  explicit AggregateRow(const RowLayout& layout)
      : layout_{&layout}, memory_{std::make_unique<std::byte[]>(layout.size())} {
    layout_->start(memory_.get());
  }
  ~AggregateRow() {
    if (memory_) layout_->end(memory_.get());
  }
  AggregateRow(AggregateRow&&) noexcept = default;
  AggregateRow& operator=(AggregateRow&& other) noexcept {
    std::swap(layout_, other.layout_);
    std::swap(memory_, other.memory_);
    return *this;
  }

  std::byte* data() { return memory_.get(); }
  const std::byte* data() const { return memory_.get(); }

 private:
  const RowLayout* layout_;
  std::unique_ptr<std::byte[]> memory_;
};

// Rows by number, in blocks, so that none moves when there are more.
class AggregateRows {
 public:
  explicit AggregateRows(const RowLayout& layout);
  ~AggregateRows();
  AggregateRows(AggregateRows&&) noexcept = default;
  AggregateRows& operator=(AggregateRows&&) = delete;

  std::size_t size() const { return size_; }
  std::byte* operator[](std::size_t number) {
    return blocks_[number / rows_a_block_].get() +
           number % rows_a_block_ * layout_->size();
  }
  const std::byte* operator[](std::size_t number) const {
    return blocks_[number / rows_a_block_].get() +
           number % rows_a_block_ * layout_->size();
  }

  // One more row, just started.
  std::byte* add();

 private:
  const RowLayout* layout_;
  std::size_t rows_a_block_;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::size_t size_ = 0;
};

}  // namespace weir
