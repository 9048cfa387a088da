#include "fleet/anomaly.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "fleet/amount.h"
#include "text/nearest.h"

namespace weir {
namespace {

constexpr std::array<AnomalyInfo, 8> kinds{
    {{"spike", "values jump up by SEVERITY spreads", {AnomalyKind::Spike, 0.01, 10, 1}},
     {"dip", "values jump down by SEVERITY spreads", {AnomalyKind::Dip, 0.01, 10, 1}},
     {"shift",
      "values lie SEVERITY spreads higher or lower",
      {AnomalyKind::Shift, 0.001, 5, 60}},
     {"drift",
      "values creep up or down, SEVERITY spreads by the end",
      {AnomalyKind::Drift, 0.001, 5, 120}},
     {"variance",
      "noise of SEVERITY spreads comes on top",
      {AnomalyKind::Variance, 0.001, 3, 60}},
     {"stuck",
      "values stay as they are at its first record",
      {AnomalyKind::Stuck, 0.001, 0, 30}},
     {"dropout", "records are missing", {AnomalyKind::Dropout, 0.001, 0, 30}},
     {"frequency",
      "the signal's wave runs SEVERITY times as fast; where it has none, there is one",
      {AnomalyKind::Frequency, 0.001, 4, 60}}}};

// The parts between the colons.
std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t colon = 0; colon != text.npos;) {
    colon = text.find(':');
    parts.push_back(text.substr(0, colon));
    if (colon != text.npos) text.remove_prefix(colon + 1);
  }
  return parts;
}

[[noreturn]] void refuse_anomaly(std::string_view text, const std::string& why) {
  refuse("anomaly " + std::string(text), why);
}

const AnomalyInfo& find_kind(std::string_view name, std::string_view text) {
  std::array<std::string_view, kinds.size()> names;
  std::string all;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i].name == name) return kinds[i];
    names[i] = kinds[i].name;
    all.append(i == 0 ? " " : ", ").append(kinds[i].name);
  }
  const std::string_view meant = nearest(name, names);
  refuse_anomaly(text, meant.empty()
                           ? "the kinds are" + all
                           : "no such kind; did you mean " + std::string(meant) + "?");
}

double read_rate(std::string_view part, std::string_view text) {
  const auto rate = find_share(part);
  if (!rate) refuse_anomaly(text, "the rate is a share, such as 0.01 or 1%");
  return *rate;
}

double read_severity(std::string_view part, const AnomalyInfo& kind,
                     std::string_view text) {
  constexpr double most = 1'000'000;
  if (kind.usual.severity == 0)
    refuse_anomaly(text, std::string(kind.name) + " has no severity; leave it empty");
  const auto severity = find_amount(part);
  if (!severity || *severity == 0 || *severity > most)
    refuse_anomaly(text, "the severity is a number above 0, such as 3 or 0.5");
  return *severity;
}

void read_length(std::string_view part, Anomaly& anomaly, std::string_view text) {
  const auto records = find_whole(part);
  const auto span = parse_duration(part);
  if (records && *records > 0) {
    anomaly.records = *records;
  } else if (span && *span > Duration{}) {
    anomaly.records = 0;
    anomaly.span = *span;
  } else {
    refuse_anomaly(text,
                   "the length is a number of records or a span, such as 20 or 30s");
  }
}

}  // namespace

std::span<const AnomalyInfo> anomaly_kinds() { return kinds; }

Anomaly parse_anomaly(std::string_view text) {
  const auto parts = split(text);
  const AnomalyInfo& kind = find_kind(parts[0], text);
  if (parts.size() > 4) refuse_anomaly(text, "more than KIND:RATE:SEVERITY:LENGTH");

  Anomaly anomaly = kind.usual;
  if (parts.size() > 1 && !parts[1].empty()) anomaly.rate = read_rate(parts[1], text);
  if (parts.size() > 2 && !parts[2].empty())
    anomaly.severity = read_severity(parts[2], kind, text);
  if (parts.size() > 3 && !parts[3].empty()) read_length(parts[3], anomaly, text);
  return anomaly;
}

}  // namespace weir
