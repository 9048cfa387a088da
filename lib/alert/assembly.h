// Assembly: alerts that are to be told together, a span after the first of them.
//
//   Assembly assembly{30s};
//   assembly.add(alert);
//   if (assembly.due() <= now) ...tell of assembly.take()...
//
// Of each key there is the latest, with how many more there were.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "alert/alert.h"
#include "encoding/encoding.h"

namespace weir {

class Assembly final : public Remembered {
 public:
  // Requires: span > 0.
  explicit Assembly(Duration span) : span_{span} {}

  void add(Alert alert);

  // latest_time where there are none.
  Time due() const { return alerts_.empty() ? latest_time : began_ + span_; }
  std::size_t size() const { return alerts_.size(); }

  // All, in the order in which their keys appeared, as one group.
  std::vector<Alert> take();

  void save(Encoder& out) const override;
  void load(Decoder& in) override;

 private:
  Duration span_;
  Time began_{};
  std::vector<Alert> alerts_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::uint64_t groups_ = 0;
};

}  // namespace weir
