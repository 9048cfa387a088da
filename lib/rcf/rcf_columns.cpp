#include "rcf/rcf_columns.h"

#include "ndjson/text.h"

namespace weir {
namespace {

enum : std::size_t { Score, Anomaly, Grade, Explanation, Forecast };

// The shares of a column, over all points of the shingle.
struct Share {
  double high = 0, low = 0;
};

Share share_of(const Forest::Attribution& attribution, std::size_t column,
               std::size_t columns) {
  Share share;
  for (std::size_t i = column; i < attribution.high.size(); i += columns) {
    share.high += attribution.high[i];
    share.low += attribution.low[i];
  }
  return share;
}

}  // namespace

RcfColumns::RcfColumns(RecordReader& in, const RcfSettings& settings)
    : threshold_{settings.threshold},
      grades_{settings.grade},
      only_{settings.only},
      horizon_{settings.horizon} {
  for (const Field& field : settings.fields)
    append_json_string(names_.emplace_back(), field.name());
  for (const std::string& member :
       {settings.name, std::string("anomaly"), std::string("rcf_grade"),
        std::string("rcf_explain"), std::string("rcf_forecast")})
    targets_.push_back(in.target(member));
}

void RcfColumns::append_field(std::string& out, std::size_t column) const {
  out.append(column == 0 ? "{" : ",").append(names_[column]).push_back(':');
}

void RcfColumns::explain(const KeyedForest& forest, std::span<const float> point,
                         Remarks& remarks) const {
  const Forest::Attribution attribution = forest.forest().attribution(point);
  std::string& out = remarks.explanation;
  for (std::size_t column = 0; column < names_.size(); ++column) {
    const Share share = share_of(attribution, column, names_.size());
    append_field(out, column);
    out.append(share.high >= share.low ? R"({"direction":"high","attribution":)"
                                       : R"({"direction":"low","attribution":)");
    append_json_number(out, share.high + share.low);
    out.append(R"(,"expected":)");
    std::vector<bool> unknown(names_.size());
    unknown[column] = true;
    const auto expected = forest.forest().estimate(point, unknown);
    if (expected.empty())
      out.append("null");
    else
      append_json_number(out, forest.meant(column, expected[column].value));
    out.push_back('}');
  }
  out.push_back('}');
}

void RcfColumns::foretell(const KeyedForest& forest, Remarks& remarks) const {
  const auto ahead = forest.forest().forecast(horizon_);
  std::string& out = remarks.forecast;
  for (std::size_t column = 0; column < names_.size(); ++column) {
    append_field(out, column);
    out.push_back('[');
    for (std::size_t i = column; i < ahead.size(); i += names_.size()) {
      out.append(i == column ? R"({"value":)" : R"(,{"value":)");
      append_json_number(out, forest.meant(column, ahead[i].value));
      out.append(R"(,"low":)");
      append_json_number(out, forest.meant(column, ahead[i].low));
      out.append(R"(,"high":)");
      append_json_number(out, forest.meant(column, ahead[i].high));
      out.push_back('}');
    }
    out.push_back(']');
  }
  out.push_back('}');
}

bool RcfColumns::set(Record& record, const KeyedForest::Verdict& verdict,
                     const Remarks& remarks) const {
  record.set(targets_[Score], verdict.score);
  const bool beyond = threshold_ && verdict.score && *verdict.score > *threshold_;
  if (threshold_) record.set(targets_[Anomaly], beyond);
  if (grades_) record.set(targets_[Grade], verdict.grade);
  if (!remarks.explanation.empty())
    record.set_raw(targets_[Explanation], remarks.explanation);
  if (!remarks.forecast.empty()) record.set_raw(targets_[Forecast], remarks.forecast);
  return !only_ || beyond || verdict.grade > 0.0;
}

}  // namespace weir
