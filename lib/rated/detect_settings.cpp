#include "rated/detect_settings.h"

namespace weir {

void bind(App& app, DetectSettings& settings) {
  add_field(app, "FIELD", settings.field, "The number to watch")->required();
  bind_by(app, settings.by);

  DetectorOptions& detector = settings.detector;
  add_amount(app, "--threshold", "An anomaly is of this rarity or more",
             [&detector](double value) { detector.threshold = value; })
      ->default_str("2.3, one in 200");
  add_count(app, "--rest", detector.rest,
            "Be silent after one for 3 % of the records so far, N at most");
  for (const char* name : {"--threshold", "--rest"})
    app.get_option(name)->group("What an anomaly is");

  app.add_flag("--only", settings.only, "Write anomalies only");
  app.add_option("--as", settings.name, "What to call the rarity")
      ->type_name("NAME")
      ->capture_default_str();
  app.add_flag("--details", settings.details,
               "Add NAME_level, NAME_mean and NAME_course");
  for (const char* name : {"--only", "--as", "--details"})
    app.get_option(name)->group("What is written");
  bind_max_keys(app, settings.max_keys);
  bind_state(app, settings.state);
  bind_stream(app, settings.stream);
}

Parameters parameters(const DetectSettings& settings) {
  return {{"FIELD", settings.field.text()}, {"--by", joined(settings.by)}};
}

}  // namespace weir
