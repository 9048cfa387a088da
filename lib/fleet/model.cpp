#include "fleet/model.h"

#include "fleet/wave.h"

namespace weir {

double Model::gain(const Reading&, std::size_t value, const Haste& haste) const {
  constexpr double period = 20;  // records, at factor 1
  constexpr double height = 2;   // spreads
  const double turn = static_cast<double>(haste.records) * haste.factor / period;
  return height * shape_.spreads[shape_.channel(value)] * wave(turn);
}

}  // namespace weir
