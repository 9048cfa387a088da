#include "scored/zscore_settings.h"

#include <stdexcept>

namespace weir {
namespace {

// Where robust scores have no window of their own.
constexpr std::uint64_t robust_window = 1000;
constexpr std::uint64_t usual_min_samples = 10;

[[noreturn]] void refuse(const std::string& name, const std::string& text,
                         const std::string& why) {
  throw std::invalid_argument(name + " " + text + ": " + why);
}

CLI::Option* add_extent(App& app, const std::string& name, Extent& value,
                        const std::string& help) {
  const auto read = [&value, name](const std::string& text) {
    const auto extent = parse_extent(text);
    if (!extent)
      refuse(name, text, "a number from 1 on or a span such as 20s is wanted");
    value = *extent;
  };
  return app.add_option_function<std::string>(name, read, help)->type_name("N|SPAN");
}

template <typename Value>
CLI::Option* add_choice(App& app, const std::string& name, Value& value,
                        std::vector<std::pair<std::string, Value>> choices,
                        const std::string& help) {
  const std::string usual = choices.front().first;
  std::vector<std::string> words;
  words.reserve(choices.size());
  for (const auto& choice : choices) words.push_back(choice.first);
  const auto read = [&value, name, choices, words](const std::string& text) {
    for (const auto& [word, meaning] : choices)
      if (word == text) return void(value = meaning);
    refuse(name, text, "it is one of " + CLI::detail::join(words, ", "));
  };
  return app.add_option_function<std::string>(name, read, help)
      ->type_name("WHAT:{" + CLI::detail::join(words, ",") + "}")
      ->default_str(usual);
}

void bind_baseline(App& app, ZScoreSettings& settings) {
  const std::string group = "Against what";
  add_extent(app, "--window", settings.window, "The last N values, or those of SPAN");
  add_extent(app, "--half-life", settings.half_life,
             "All, a value's weight halving every N values, or SPAN");
  add_extent(app, "--tumbling", settings.tumbling,
             "All of the same window of N values, or SPAN");
  app.add_flag("--robust", settings.robust,
               "By median and median deviation (of 1000 values, without --window)");
  add_count(app, "--min-samples", settings.min_samples,
            "No score before so many values (10; in a window of its own: 1)");
  add_amount(app, "--min-stddev", "A smaller deviation counts as this",
             [&settings](double value) { settings.rule.min_deviation = value; });
  add_choice<bool>(app, "--learn", settings.learn_normal,
                   {{"all", false}, {"normal", true}},
                   "What to learn from: all values, or normal ones");
  add_duration(app, "--delay", settings.delay,
               "How far out of order records come, for --tumbling SPAN");
  for (const char* name : {"--window", "--half-life", "--tumbling", "--robust",
                           "--min-samples", "--min-stddev", "--learn", "--delay"})
    app.get_option(name)->group(group);
}

void bind_output(App& app, ZScoreSettings& settings) {
  using Direction = ScoreRule::Direction;
  const std::string group = "What is written";
  add_amount(app, "--threshold", "Add \"anomaly\", true beyond this score",
             [&settings](double value) { settings.rule.threshold = value; });
  add_choice<Direction>(
      app, "--direction", settings.rule.direction,
      {{"both", Direction::Both}, {"high", Direction::High}, {"low", Direction::Low}},
      "Which side counts: both, high or low");
  app.add_flag("--only", settings.only, "Write anomalies only");
  app.add_flag("--flatten", settings.flatten,
               "Write a record for each element of a list");
  app.add_option("--as", settings.name, "What to call the score")
      ->type_name("NAME")
      ->capture_default_str();
  app.add_flag("--details", settings.details, "Add NAME_mean and NAME_stddev");
  for (const char* name :
       {"--threshold", "--direction", "--only", "--flatten", "--as", "--details"})
    app.get_option(name)->group(group);
}

ScoreRule with_min_samples(const ZScoreSettings& settings, std::uint64_t usual) {
  ScoreRule rule = settings.rule;
  rule.min_samples = settings.min_samples > 0 ? settings.min_samples : usual;
  return rule;
}

}  // namespace

void bind(App& app, ZScoreSettings& settings) {
  add_field(app, "FIELD", settings.field, "The number to score, or a list of them")
      ->required();
  bind_by(app, settings.by);
  bind_time(app, settings.time);
  bind_baseline(app, settings);
  bind_output(app, settings);
  bind_max_keys(app, settings.max_keys);
  add_count(app, "--max-values", settings.max_values,
            "Most values of a key that a --window SPAN looks at")
      ->group("Limits");
  add_count(app, "--max-held", settings.max_held, "Most records that --tumbling holds")
      ->group("Limits");
  bind_state(app, settings.state);
  bind_stream(app, settings.stream);
}

void check(const ZScoreSettings& settings) {
  const bool window = is_given(settings.window),
             half_life = is_given(settings.half_life),
             own = is_given(settings.tumbling);
  if (int{window} + int{half_life} + int{own} > 1)
    throw std::invalid_argument("--window, --half-life and --tumbling: one of them");
  if (settings.robust && (half_life || own))
    throw std::invalid_argument("--robust goes with --window");
  if (!settings.rule.threshold && (settings.only || settings.learn_normal))
    throw std::invalid_argument("--only and --learn normal go with --threshold");
  if (own && settings.learn_normal)
    throw std::invalid_argument("--learn: in a --tumbling window nothing is learned");
}

ScoreRule rule_running(const ZScoreSettings& settings) {
  return with_min_samples(settings, usual_min_samples);
}

ScoreRule rule_within(const ZScoreSettings& settings) {
  return with_min_samples(settings, 1);
}

BaselineOptions baseline(const ZScoreSettings& settings) {
  using Kind = BaselineOptions::Kind;
  if (is_given(settings.half_life))
    return {Kind::HalfLife, settings.half_life.count, settings.half_life.span};
  if (is_given(settings.window))
    return {settings.window.is_span() ? Kind::Span : Kind::Last, settings.window.count,
            settings.window.span, settings.robust, settings.max_values};
  if (settings.robust) return {Kind::Last, robust_window, {}, true};
  return {};
}

TumblingOptions tumbling(const ZScoreSettings& settings) {
  TumblingOptions options;
  options.window = settings.tumbling;
  options.clock.delay = settings.delay;
  options.max_keys = settings.max_keys;
  options.max_held = settings.max_held;
  return options;
}

Parameters parameters(const ZScoreSettings& settings) {
  return {{"FIELD", settings.field.text()},
          {"--by", joined(settings.by)},
          {"--time", settings.time.text()},
          {"--window", format_extent(settings.window)},
          {"--half-life", format_extent(settings.half_life)},
          {"--tumbling", format_extent(settings.tumbling)},
          {"--robust", settings.robust ? "yes" : "no"},
          {"--learn", settings.learn_normal ? "normal" : "all"},
          {"--flatten", settings.flatten ? "yes" : "no"},
          {"--as", settings.name},
          {"--delay", format_duration(settings.delay)}};
}

}  // namespace weir
