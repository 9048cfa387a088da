// zscore: adds to each record how far off a value of it is. See zscore(1).

#include "cli/options.h"
#include "io/report.h"
#include "keys/keyed.h"
#include "scored/scoring.h"
#include "scored/tumbling_scores.h"
#include "scored/zscore_settings.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

int score_running(const ZScoreSettings& settings) {
  const ScoreRule rule = rule_running(settings);
  const BaselineOptions options = baseline(settings);
  Keyed<Baseline> baselines{settings.max_keys, [&] { return make_baseline(options); }};
  bool may_fill = options.kind == BaselineOptions::Kind::Span;
  Scoring scoring{settings};
  StateKeeper state{settings.state,
                    {"zscore", 1, parameters(settings)},
                    baselines,
                    scoring.in(),
                    scoring.out()};
  while (Record* record = scoring.next()) {
    Baseline* baseline = baselines.of(scoring.key(*record));
    if (baseline == nullptr) {
      scoring.in().reject(too_many_keys);
      continue;
    }
    const double value = scoring.value(*record);
    const Time time = scoring.time(*record);
    baseline->advance(time);
    const ScoreRule::Score score = rule.score(*baseline, value);
    if (!score.anomaly || !settings.learn_normal) baseline->learn(value, time);
    if (may_fill && baseline->count() >= options.most) {
      report("a window is full: of its values the last " +
             std::to_string(options.most) + " count (--max-values)");
      may_fill = false;
    }
    scoring.write(*record, score);
  }
  state.save();
  return scoring.in().end();
}

std::string_view reason(TumblingScores::Outcome outcome) {
  using Outcome = TumblingScores::Outcome;
  if (outcome == Outcome::Late) return "late: its window is complete (--delay)";
  return outcome == Outcome::TooManyKeys ? too_many_keys
                                         : "one record too many (--max-held)";
}

int score_tumbling(const ZScoreSettings& settings) {
  const ScoreRule rule = rule_within(settings);
  Scoring scoring{settings};
  RecordReader& in = scoring.in();
  TumblingScores windows{tumbling(settings), scoring.columns(), rule};
  StateKeeper state{
      settings.state, {"zscore", 1, parameters(settings)}, windows, in, scoring.out()};
  const TumblingScores::Sink write = [&](Record& record,
                                         const ScoreRule::Score& score) {
    scoring.write(record, score);
  };
  // Without --time the wall clock is the stream's, and goes on without records.
  if (!scoring.has_time()) {
    in.waiter().every(50ms, [&] {
      windows.pass(now() - in.arrival());
      windows.close(write);
    });
  }
  while (Record* record = scoring.next()) {
    const auto outcome =
        windows.add(*record, scoring.key(*record), scoring.value(*record),
                    scoring.time(*record), in.arrival());
    if (outcome != TumblingScores::Outcome::Taken) in.reject(reason(outcome));
    windows.close(write);
  }
  if (!state.save()) windows.finish(write);
  return in.end();
}

}  // namespace

int main(int argc, char** argv) {
  App app{"zscore", "Add how far off a value is, in standard deviations.",
          "  zscore usage --by hostname --threshold 3 --only\n"
          "  zscore humidity --tumbling 20s --time at --threshold 1.29 --only\n"
          "  zscore latency --half-life 10m --time ts --learn normal --threshold 4\n"
          "  window 20s list:humidity | zscore humidity_list --flatten\n"};
  ZScoreSettings settings;
  bind(app, settings);
  return run(app, argc, argv, Role::Filter, [&] {
    check(settings);
    return is_given(settings.tumbling) ? score_tumbling(settings)
                                       : score_running(settings);
  });
}
