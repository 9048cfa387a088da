#include "baseline/baseline.h"

#include "baseline/running.h"
#include "baseline/sliding.h"

namespace weir {
namespace {

std::unique_ptr<Baseline> make_sliding(bool robust, std::uint64_t most, Duration span) {
  if (robust) return std::make_unique<SlidingMedian>(most, span);
  return std::make_unique<SlidingMean>(most, span);
}

}  // namespace

std::unique_ptr<Baseline> make_baseline(const BaselineOptions& options) {
  switch (options.kind) {
  case BaselineOptions::Kind::Last:
    return make_sliding(options.robust, options.count, {});
  case BaselineOptions::Kind::Span:
    return make_sliding(options.robust, options.most, options.span);
  case BaselineOptions::Kind::HalfLife:
    return std::make_unique<HalfLife>(options.count, options.span);
  case BaselineOptions::Kind::All:
    break;
  }
  return std::make_unique<AllValues>();
}

}  // namespace weir
