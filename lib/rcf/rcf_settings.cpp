#include "rcf/rcf_settings.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace weir {
namespace {

void bind_forest(App& app, RcfSettings& settings) {
  add_count(app, "--trees", settings.trees, "How many trees, 1000 at most");
  add_count(app, "--sample", settings.sample, "Records that each tree holds");
  add_count(app, "--shingle", settings.shingle,
            "Look at so many records in a row as one");
  add_count(app, "--decay", settings.decay,
            "A record's weight falls to 1/e in so many records");
  add_count(app, "--warmup", settings.warmup,
            "No score for so many records (default: the sample)");
  app.add_option("--seed", settings.seed, "The same scores for the same number")
      ->type_name("N")
      ->capture_default_str();
  const auto read_score = [&settings](const std::string& text) {
    if (text != "depth" && text != "codisp")
      throw std::invalid_argument("--score " + text + ": it is depth or codisp");
    settings.displacement = text == "codisp";
  };
  app.add_option_function<std::string>("--score", read_score,
                                       "How to score; codisp is by displacement")
      ->type_name("WHAT:{depth,codisp}")
      ->default_str("depth");
  app.add_flag("--impute", settings.impute, "Estimate a field that is missing");
  for (const char* name : {"--trees", "--sample", "--shingle", "--decay", "--warmup",
                           "--seed", "--score", "--impute"})
    app.get_option(name)->group("The forest");
}

void bind_grade(App& app, RcfSettings& settings) {
  using Direction = GraderOptions::Direction;
  app.add_flag("--grade", settings.grade,
               "Add rcf_grade: 0, or up to 1 by a threshold that sets itself");
  const auto read_nearness = [&settings](const std::string& text) {
    const auto near = parse_nearness(text);
    if (!near)
      throw std::invalid_argument("--ignore-near " + text +
                                  ": an amount, or a ratio such as 20%, is wanted");
    settings.grader.near = *near;
  };
  app.add_option_function<std::string>("--ignore-near", read_nearness,
                                       "No grade so near to what was expected")
      ->type_name("AMOUNT|RATIO%");
  const auto read_direction = [&settings](const std::string& text) {
    if (text != "both" && text != "high" && text != "low")
      throw std::invalid_argument("--direction " + text + ": it is both, high or low");
    settings.grader.direction = text == "both"   ? Direction::Both
                                : text == "high" ? Direction::High
                                                 : Direction::Low;
  };
  app.add_option_function<std::string>("--direction", read_direction,
                                       "Which side has a grade")
      ->type_name("WHAT:{both,high,low}")
      ->default_str("both");
}

void bind_output(App& app, RcfSettings& settings) {
  const auto read_threshold = [&settings](const std::string& text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || rest != end || !std::isfinite(value) || value < 0)
      throw std::invalid_argument("--threshold " + text +
                                  ": a number from 0 on is wanted");
    settings.threshold = value;
  };
  app.add_option_function<std::string>("--threshold", read_threshold,
                                       "Add \"anomaly\", true beyond this score")
      ->type_name("NUMBER");
  bind_grade(app, settings);
  app.add_flag("--only", settings.only, "Write anomalies only");
  app.add_option("--as", settings.name, "What to call the score")
      ->type_name("NAME")
      ->capture_default_str();
  app.add_flag("--explain", settings.explain,
               "Add rcf_explain: what each field has to do with it, and was expected");
  add_count(app, "--forecast", settings.horizon,
            "Add rcf_forecast: the next N values of each field");
  for (const char* name : {"--threshold", "--grade", "--ignore-near", "--direction",
                           "--only", "--as", "--explain", "--forecast"})
    app.get_option(name)->group("What is written");
}

}  // namespace

void bind(App& app, RcfSettings& settings) {
  const auto read_fields = [&settings](const std::vector<std::string>& texts) {
    for (const std::string& text : texts) settings.fields.push_back(Field::parse(text));
  };
  app.add_option_function<std::vector<std::string>>("FIELD", read_fields,
                                                    "The numbers to look at, together")
      ->type_name("FIELD...")
      ->required();
  bind_by(app, settings.by);
  bind_forest(app, settings);
  bind_output(app, settings);
  add_count(app, "--threads", settings.threads, "Work with so many threads")
      ->group("Limits");
  bind_max_keys(app, settings.max_keys,
                "Most keys; then the one not seen for longest is forgotten");
  bind_state(app, settings.state);
  bind_stream(app, settings.stream);
}

void check(const RcfSettings& settings) {
  if (settings.only && !settings.threshold && !settings.grade)
    throw std::invalid_argument("--only goes with --threshold or --grade");
  if (settings.grader.asks() && !settings.grade)
    throw std::invalid_argument("--ignore-near and --direction go with --grade");
  if (settings.threads > 256) throw std::invalid_argument("--threads: 256 at most");
  if (settings.horizon > 1000) throw std::invalid_argument("--forecast: 1000 at most");
  for (const Field& field : settings.fields)
    if (std::count(settings.fields.begin(), settings.fields.end(), field) > 1)
      throw std::invalid_argument(field.text() + " is named twice");
  Forest{forest(settings).forest};  // says what it can't be
}

KeyedForestOptions forest(const RcfSettings& settings) {
  KeyedForestOptions result;
  ForestOptions& options = result.forest;
  options.columns = settings.fields.size();
  options.shingle = settings.shingle;
  options.trees = settings.trees;
  options.sample = settings.sample;
  options.decay = 1 / static_cast<double>(settings.decay);
  options.seed = settings.seed;
  options.displacement = settings.displacement;
  result.warmup = settings.warmup > 0 ? settings.warmup : settings.sample;
  if (settings.grade) {
    result.grader = settings.grader;
    result.grader->shingle = settings.shingle;
  }
  return result;
}

Parameters parameters(const RcfSettings& settings) {
  return {{"FIELD", joined(settings.fields)},
          {"--by", joined(settings.by)},
          {"--trees", std::to_string(settings.trees)},
          {"--sample", std::to_string(settings.sample)},
          {"--shingle", std::to_string(settings.shingle)},
          {"--decay", std::to_string(settings.decay)},
          {"--seed", std::to_string(settings.seed)},
          {"--score", settings.displacement ? "codisp" : "depth"},
          {"--grade", settings.grade ? "yes" : "no"}};
}

}  // namespace weir
