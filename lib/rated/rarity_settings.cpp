#include "rated/rarity_settings.h"

#include <stdexcept>

namespace weir {

void bind(App& app, RaritySettings& settings) {
  add_field(app, "FIELD", settings.field, "The score, the higher the stranger")
      ->required();
  bind_by(app, settings.by);
  add_count(app, "--min-samples", settings.rarity.least,
            "No rarity before so many scores");
  add_count(app, "--decay", settings.rarity.decay,
            "A score's weight falls to 1/e in so many records");
  app.add_flag("--absolute", settings.absolute, "By size: -3 counts as 3");
  for (const char* name : {"--min-samples", "--decay", "--absolute"})
    app.get_option(name)->group("Against what");

  add_amount(app, "--threshold", "Add \"anomaly\", true from this rarity on",
             [&settings](double value) { settings.threshold = value; });
  app.add_flag("--only", settings.only, "Write anomalies only");
  app.add_option("--as", settings.name, "What to call the rarity")
      ->type_name("NAME")
      ->capture_default_str();
  for (const char* name : {"--threshold", "--only", "--as"})
    app.get_option(name)->group("What is written");
  bind_max_keys(app, settings.max_keys);
  bind_state(app, settings.state);
  bind_stream(app, settings.stream);
}

void check(const RaritySettings& settings) {
  if (settings.only && !settings.threshold)
    throw std::invalid_argument("--only goes with --threshold");
}

Parameters parameters(const RaritySettings& settings) {
  return {{"FIELD", settings.field.text()},
          {"--by", joined(settings.by)},
          {"--absolute", settings.absolute ? "yes" : "no"},
          {"--decay", std::to_string(settings.rarity.decay)}};
}

}  // namespace weir
