#include "windowed/window_settings.h"

namespace weir {

void bind(App& app, WindowSettings& settings) {
  app.add_option("SIZE", settings.size, "A span of time, or a number of records")
      ->required();
  app.add_option("AGGREGATE", settings.aggregates,
                 "FUNC:FIELD, FUNC:FIELD=NAME or count")
      ->required();
  bind_by(app, settings.by);
  bind_time(app, settings.time);
  const std::string windows = "Windows", completeness = "Completeness",
                    limits = "Limits";
  add_duration(app, "--slide", settings.window.slide, "Begin a window every SPAN")
      ->group(windows);
  app.add_flag("--session", settings.session, "SIZE is the gap that ends a session")
      ->group(windows);
  add_duration(app, "--offset", settings.window.offset,
               "Shift the starts of all windows")
      ->group(windows);
  app.add_flag("--partial", settings.partial,
               "At the end, mark windows that weren't filled")
      ->group(windows);
  add_duration(app, "--delay", settings.window.clock.delay,
               "How far out of order records come")
      ->group(completeness);
  add_duration(app, "--idle", settings.idle,
               "After so long without input, go by the wall clock")
      ->group(completeness);
  add_duration(app, "--max-jump", settings.max_jump,
               "A time further ahead closes no window")
      ->group(completeness);
  app.add_option("--late", settings.late,
                 "Append records that come too late to this file")
      ->type_name("FILE")
      ->group(completeness);
  bind_max_keys(app, settings.window.max_keys,
                "Most keys in all open windows together");
  add_size(app, "--max-list", settings.max_list, "Most bytes in one list")
      ->group(limits);
  bind_state(app, settings.state);
  bind_stream(app, settings.stream);
}

WindowOptions shape(const WindowSettings& settings) {
  WindowOptions shape = settings.window;
  set_size(shape, settings.size, settings.session);
  if (settings.max_jump > Duration{}) shape.clock.max_jump = settings.max_jump;
  return shape;
}

// What makes a saved state fit.
Parameters parameters(const WindowSettings& settings) {
  return {{"SIZE", settings.size},
          {"AGGREGATE", CLI::detail::join(settings.aggregates, " ")},
          {"--by", joined(settings.by)},
          {"--time", settings.time.text()},
          {"--session", settings.session ? "yes" : "no"},
          {"--slide", format_duration(settings.window.slide)},
          {"--offset", format_duration(settings.window.offset)},
          {"--delay", format_duration(settings.window.clock.delay)},
          {"--max-jump", format_duration(settings.max_jump)}};
}

}  // namespace weir
