#include "joined/join_settings.h"

namespace weir {

using Writes = TriggerOptions::Writes;

namespace {

const char* const group = "From one record of a key to the next";

void bind_database(CLI::App& app, LookupOptions& lookup, CLI::Option* table) {
  auto* listen = app.add_option("--listen", lookup.table.listen,
                                "PostgreSQL: load it anew when this is notified");
  auto* password = app.add_option("--password-file", lookup.table.password_file,
                                  "PostgreSQL: holds the password");
  auto* retry =
      add_duration(app, "--retry", lookup.retry,
                   "How long to try for a table at first (default: for ever)");
  listen->type_name("CHANNEL");
  password->type_name("FILE");
  for (auto* it : {listen, password, retry}) it->needs(table)->group("Table");
}

void bind_table(CLI::App& app, JoinSettings& settings) {
  const auto check = [](const std::string& text) -> std::string {
    const bool known = text == "drop" || text == "pass" || text == "reject";
    return known ? "" : text + " is none of drop, pass and reject";
  };
  LookupOptions& lookup = settings.lookup;
  auto* table = app.add_option("--table", lookup.table.name,
                               "A .csv, .json or .ndjson file, sqlite:FILE?table=T or "
                               "postgresql://HOST/DATABASE?table=T");
  auto* on = app.add_option("--on", lookup.on, "Fields that make the key of a row");
  auto* take = app.add_option("--take", lookup.take, "Columns to add, not all others");
  auto* row = app.add_option("--default", lookup.defaults, "Object: row of all others");
  auto* unmatched =
      app.add_option("--unmatched", settings.unmatched, "What if a key has no row");
  auto* refresh = add_duration(app, "--refresh", lookup.refresh,
                               "See every SPAN whether the table has changed");
  unmatched->type_name("WHAT:{drop,pass,reject}")
      ->capture_default_str()
      ->check(check, "")
      ->excludes(row);
  table->needs(on)->type_name("SOURCE")->group("Table");
  on->type_name("FIELD[=COLUMN],...");
  take->type_name("COLUMN,...");
  row->type_name("JSON");
  for (auto* it : {on, take, row, unmatched, refresh}) it->needs(table)->group("Table");
  bind_database(app, lookup, table);
}

void bind_watch(CLI::App& app, WatchOptions& watch) {
  const auto check_rest = [](const std::string& text) -> std::string {
    return parse_rest(text) ? "" : text + " is none; it is as in 100, 10m or 5%";
  };
  const auto check_flap = [](const std::string& text) -> std::string {
    return parse_flap_limits(text) ? "" : text + " is none; it is as in 25%,50%";
  };
  const auto write = [&](Writes what) {
    return [&, what] { watch.trigger.writes = what; };
  };
  auto* condition = app.add_option("CONDITION", watch.condition, "As in 'usage > 80'");
  app.add_option("--levels", watch.levels,
                 "In its place: 'warn: usage > 80, crit: usage > 90'")
      ->type_name("NAME: CONDITION,...")
      ->excludes(condition)
      ->group(group);
  add_duration(app, "--for", watch.trigger.hold, "It has to hold so long")
      ->group(group);
  app.add_option("--clear", watch.clear, "Then it is over until this holds")
      ->type_name("CONDITION")
      ->group(group);
  auto* changes = app.add_flag_callback("--changes", write(Writes::Changes),
                                        "Write where it begins or ends, with \"over\"");
  auto* all = app.add_flag_callback("--all", write(Writes::All),
                                    "Write all records, with \"over\": true or false");
  auto* rest = app.add_option("--rest", watch.rest, "Be silent so long after a match");
  changes->group(group);
  all->excludes(changes)->group(group);
  rest->type_name("N|SPAN|P%")->check(check_rest, "")->excludes(all)->group(group);
  app.add_option("--flap", watch.flap, "Tell no changes of what changes too often")
      ->type_name("LOW%,HIGH%")
      ->check(check_flap, "")
      ->excludes(rest)
      ->group(group);
  add_count(app, "--max-keys", watch.trigger.max_keys, "Most keys")->group(group);
  bind_by(app, watch.by);
  bind_time(app, watch.time);
}

}  // namespace

void bind(App& app, JoinSettings& settings) {
  bind_watch(app, settings.watch);
  auto* absent =
      add_duration(app, "--absent", settings.absent,
                   "Tell when a key is silent for SPAN, and when it is back");
  absent->group(group);
  add_duration(app, "--max-jump", settings.max_jump,
               "A time further ahead of all others is no sign of time gone by")
      ->needs(absent)
      ->group(group);
  bind_table(app, settings);
  bind_state(app, settings.state);
  bind_stream(app, settings.stream);
}

PresenceOptions presence_options(const JoinSettings& settings) {
  PresenceOptions options;
  options.span = settings.absent;
  options.time = settings.watch.time;
  options.max_keys = settings.watch.trigger.max_keys;
  if (settings.max_jump > Duration{}) options.max_jump = settings.max_jump;
  return options;
}

}  // namespace weir
