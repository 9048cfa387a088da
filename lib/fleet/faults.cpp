#include "fleet/faults.h"

namespace weir {

Faults::Faults(const std::vector<Anomaly>& anomalies, const Shape& shape,
               std::uint64_t seed)
    : shape_{shape} {
  for (const Anomaly& anomaly : anomalies) {
    const auto index = static_cast<std::uint32_t>(kinds_.size());
    kinds_.push_back({anomaly, Random{seed, Stream::Anomaly, index},
                      std::vector<Case>(shape.series)});
  }
}

bool Faults::strike(Reading& reading, const Model& model) {
  bool lost = false;
  for (Kind& kind : kinds_) {
    if (!advance(kind, reading)) continue;
    if (kind.anomaly.kind == AnomalyKind::Dropout)
      lost = true;
    else
      change(kind, reading, model);
  }
  return !lost;
}

// Ends the case that is over, begins one where chance will have it, and counts
// the record. False where none is under way.
bool Faults::advance(Kind& kind, const Reading& reading) const {
  const Anomaly& anomaly = kind.anomaly;
  Case& at = kind.cases[reading.series];
  const bool over = anomaly.records > 0 ? at.records == anomaly.records
                                        : reading.time - at.begun >= anomaly.span;
  if (at.records == 0 || over) {
    at.records = 0;
    if (!kind.random.chance(anomaly.rate)) return false;
    at.begun = reading.time;
    at.side = kind.random.chance(0.5) ? 1 : -1;
    at.position = kind.random.uniform();
  }
  ++at.records;
  return true;
}

// How much of the case is over with this value: up to 1.
double Faults::progress(const Anomaly& anomaly, const Case& at, const Reading& reading,
                        std::size_t value) const {
  if (anomaly.records == 0)
    return to_seconds(reading.time - at.begun) / to_seconds(anomaly.span);
  const double of_record =
      shape_.samples == 1
          ? 1
          : static_cast<double>(value + 1) / static_cast<double>(shape_.samples);
  return (static_cast<double>(at.records - 1) + of_record) /
         static_cast<double>(anomaly.records);
}

// The values of a record in samples freeze where the case struck; others do with
// the first record.
void Faults::hold(Case& at, Reading& reading) const {
  std::size_t first = 0;
  if (at.records == 1 && shape_.samples > 1)
    first = static_cast<std::size_t>(at.position * static_cast<double>(shape_.samples));
  for (std::size_t i = first; i < shape_.values(); ++i) {
    double& held = at.held[shape_.channel(i)];
    const bool begins = at.records == 1 && (shape_.samples == 1 || i == first);
    if (begins) held = reading.values[i];
    reading.values[i] = held;
  }
}

void Faults::change(Kind& kind, Reading& reading, const Model& model) const {
  const Anomaly& anomaly = kind.anomaly;
  Case& at = kind.cases[reading.series];
  if (anomaly.kind == AnomalyKind::Stuck) return hold(at, reading);

  const auto struck =
      static_cast<std::size_t>(at.position * static_cast<double>(shape_.samples));
  const Haste haste{anomaly.severity, reading.time - at.begun, at.records};
  for (std::size_t i = 0; i < shape_.values(); ++i) {
    const bool is_struck = shape_.samples == 1 || i == struck;
    const double height = anomaly.severity * shape_.spreads[shape_.channel(i)];
    double& value = reading.values[i];
    switch (anomaly.kind) {
    case AnomalyKind::Spike:
      if (is_struck) value += height;
      break;
    case AnomalyKind::Dip:
      if (is_struck) value -= height;
      break;
    case AnomalyKind::Shift:
      value += at.side * height;
      break;
    case AnomalyKind::Drift:
      value += at.side * height * progress(anomaly, at, reading, i);
      break;
    case AnomalyKind::Variance:
      value += height * kind.random.bell();
      break;
    case AnomalyKind::Frequency:
      value += model.gain(reading, i, haste);
      break;
    default:
      break;  // Stuck, Dropout: not a matter of single values
    }
  }
}

}  // namespace weir
