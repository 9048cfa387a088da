#include "fleet/pace.h"

#include <algorithm>

#include "fleet/amount.h"

namespace weir {

Pace Pace::parse(std::string_view text) {
  constexpr std::string_view unit = "/s";
  constexpr double slowest = 0.000001;
  if (text == "max") return Pace{};
  const std::size_t unit_size = text.ends_with(unit) ? unit.size() : 0;
  const auto rate = find_amount(text.substr(0, text.size() - unit_size));
  if (!rate || *rate < slowest)
    refuse(text, "records a second are wanted, such as 50 or 50/s, or max");
  return Pace{*rate};
}

Duration Pace::due(std::uint64_t number) const {
  if (is_max()) return Duration{};
  constexpr auto longest = static_cast<double>(longest_span.count());
  const double span = static_cast<double>(number) * 1e9 / rate_;
  return Duration{static_cast<Duration::rep>(std::min(span, longest))};
}

}  // namespace weir
