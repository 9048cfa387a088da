#include "rcf/rcf_batch.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace weir {
namespace {

// So many records are scored together at most.
constexpr std::size_t largest = 4096;

bool is_unknown(double value) { return std::isnan(value); }

}  // namespace

RcfBatch::RcfBatch(const RcfSettings& settings, const RcfColumns& columns,
                   RecordWriter& out)
    : columns_{columns},
      out_{out},
      threads_{settings.threads},
      width_{settings.fields.size()},
      explains_{settings.explain},
      foretells_{settings.horizon > 0},
      fresh_(width_),
      crew_{settings.threads} {}

void RcfBatch::add(const Record& record, KeyedForest& forest,
                   std::span<const double> values) {
  const bool is_whole = std::none_of(values.begin(), values.end(), is_unknown);
  if (!is_whole || explains_ || foretells_) finish();  // it is told by those before
  for (std::size_t i = 0; i < width_; ++i)
    fresh_[i] = is_unknown(values[i]) ? 0 : forest.given(i, values[i]);
  const bool is_known = is_whole || estimate(forest, values);

  Held& held = hold(record);
  const bool is_full = coming_.count == largest;
  coming_.points.insert(coming_.points.end(), fresh_.begin(), fresh_.end());
  if (is_known) held.forest = &forest;
  if (is_known && explains_) columns_.explain(forest, fresh_, held.remarks);
  // A thread alone gains nothing by a second lot.
  if (!is_whole || explains_ || foretells_ || (is_full && threads_ == 1))
    finish();
  else if (is_full)
    turn();
}

// Fills in what is unknown; false where that can't be.
bool RcfBatch::estimate(const KeyedForest& forest, std::span<const double> values) {
  std::vector<bool> unknown;
  for (const double value : values) unknown.push_back(is_unknown(value));
  const auto estimates = forest.forest().estimate(fresh_, unknown);
  if (estimates.empty()) return false;
  std::transform(estimates.begin(), estimates.end(), fresh_.begin(),
                 [](const Forest::Estimate& estimate) { return estimate.value; });
  return true;
}

RcfBatch::Held& RcfBatch::hold(const Record& record) {
  if (coming_.count == coming_.held.size()) coming_.held.emplace_back();
  Held& held = coming_.held[coming_.count++];
  held.record.hold(record, columns_.targets());
  held.forest = nullptr;
  held.verdict = {};
  held.remarks.explanation.clear();
  held.remarks.forecast.clear();
  return held;
}

void RcfBatch::finish() {
  while (coming_.count > 0 || judged_.count > 0) turn();
}

// Writes the lot that the crew has, once it is done, and gives it the next.
void RcfBatch::turn() {
  crew_.wait();
  std::swap(coming_, judged_);
  if (judged_.count > 0) crew_.begin([this] { judge(); });
  write(coming_);
}

void RcfBatch::write(Lot& lot) {
  for (const Held& held : std::span(lot.held).first(lot.count)) {
    held.record.restore(scratch_, columns_.targets());
    if (columns_.set(scratch_, held.verdict, held.remarks)) out_.write(scratch_);
  }
  lot.count = 0;
  lot.points.clear();
}

void RcfBatch::judge() {
  find_runs();
  // Of many keys, each thread works at one; of few, all at the trees of one.
  if (runs_.size() >= 2 * threads_) {
    crew_.run(runs_.size(),
              [this](std::size_t run) { judge(runs_[run], Forest::in_turn); });
  } else {
    const auto together = [this](std::size_t count,
                                 const std::function<void(std::size_t)>& task) {
      crew_.run(count, task);
    };
    for (const Run& run : runs_) judge(run, together);
  }
  Held& first = judged_.held.front();
  if (foretells_ && first.forest != nullptr)
    columns_.foretell(*first.forest, first.remarks);
}

void RcfBatch::find_runs() {
  const std::vector<Held>& held = judged_.held;
  order_.resize(judged_.count);
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
    return std::less<>{}(held[a].forest, held[b].forest);
  });
  runs_.clear();
  for (std::size_t i = 0; i < order_.size(); ++i) {
    if (held[order_[i]].forest == nullptr) continue;
    const bool goes_on =
        !runs_.empty() && held[order_[i - 1]].forest == held[order_[i]].forest;
    if (!goes_on) runs_.push_back({i, i});
    runs_.back().end = i + 1;
  }
}

void RcfBatch::judge(const Run& run, const Forest::Executor& executor) {
  std::vector<float> values;
  values.reserve((run.end - run.begin) * width_);
  for (std::size_t i = run.begin; i < run.end; ++i) {
    const auto point = std::span(judged_.points).subspan(order_[i] * width_, width_);
    values.insert(values.end(), point.begin(), point.end());
  }
  std::vector<KeyedForest::Verdict> verdicts(run.end - run.begin);
  std::vector<Held>& held = judged_.held;
  held[order_[run.begin]].forest->judge(values, verdicts, executor);
  for (std::size_t i = run.begin; i < run.end; ++i)
    held[order_[i]].verdict = verdicts[i - run.begin];
}

}  // namespace weir
