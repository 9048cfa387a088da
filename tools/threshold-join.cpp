// threshold-join: keeps the records for which a condition holds, with the columns
// of a table added. See threshold-join(1).

#include <unistd.h>

#include "cli/options.h"
#include "join/watch.h"

using namespace weir;
using Writes = TriggerOptions::Writes;

namespace {

struct Options {
  WatchOptions watch;
  LookupOptions lookup;
  std::string unmatched = "drop";
  StateOptions state;
  StreamOptions stream;
};

void bind_table(CLI::App& app, Options& options) {
  const auto check = [](const std::string& text) -> std::string {
    const bool known = text == "drop" || text == "pass" || text == "reject";
    return known ? "" : text + " is none of drop, pass and reject";
  };
  LookupOptions& lookup = options.lookup;
  auto* table =
      app.add_option("--table", lookup.table.name, "A .csv, .json or .ndjson file");
  auto* on = app.add_option("--on", lookup.on, "Fields that make the key of a row");
  auto* take = app.add_option("--take", lookup.take, "Columns to add, not all others");
  auto* row = app.add_option("--default", lookup.defaults, "Object: row of all others");
  auto* unmatched = app.add_option("--unmatched", options.unmatched,
                                   "What if a key has no row: drop, pass, reject");
  auto* refresh = add_duration(app, "--refresh", lookup.refresh,
                               "See every SPAN whether the table has changed");
  unmatched->type_name("WHAT")->capture_default_str()->check(check, "")->excludes(row);
  table->needs(on)->type_name("SOURCE")->group("Table");
  on->type_name("FIELD[=COLUMN],...");
  take->type_name("COLUMN,...");
  row->type_name("JSON");
  for (auto* it : {on, take, row, unmatched, refresh}) it->needs(table)->group("Table");
}

void bind_watch(CLI::App& app, WatchOptions& watch) {
  const std::string group = "From one record of a key to the next";
  const auto check_rest = [](const std::string& text) -> std::string {
    return parse_rest(text) ? "" : text + " is none; it is as in 100, 10m or 5%";
  };
  const auto write = [&](Writes what) {
    return [&, what] { watch.trigger.writes = what; };
  };
  app.add_option("CONDITION", watch.condition, "As in 'usage > 80'")->required();
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
  add_count(app, "--max-keys", watch.trigger.max_keys, "Most keys")->group(group);
  bind_by(app, watch.by);
  bind_time(app, watch.time);
}

int threshold_join(const Options& options) {
  Watch watch{options.watch};
  RecordWriter out{STDOUT_FILENO};
  RecordReader in{STDIN_FILENO, &out, options.stream};
  Lookup lookup{options.lookup, in};
  watch.find_in(lookup, in);
  const bool says_over = options.watch.trigger.writes != Writes::Over;
  if (says_over && lookup.adds("over"))
    throw std::invalid_argument(
        "\"over\" is added for the condition: don't take that column");
  const Target over = says_over ? in.target("over") : Target{};
  StateKeeper state{options.state,
                    {"threshold-join", 1, watch.parameters()},
                    watch.memory(),
                    in,
                    &out};

  while (Record* record = in.next()) {
    if (!lookup.find(*record)) {
      if (options.unmatched == "pass") out.write(*record);
      if (options.unmatched == "reject") in.reject(lookup.complaint(*record));
      continue;
    }
    const auto answer = watch.judge(*record);
    if (!answer.write) continue;
    lookup.add_to(*record);
    if (says_over) record->set(over, answer.over);
    out.write(*record);
  }
  state.save();
  return in.end();
}

}  // namespace

int main(int argc, char** argv) {
  App app{
      "threshold-join",
      "Keep the records for which a condition holds, with a table's columns added.",
      "  threshold-join 'usage > 80'\n"
      "  threshold-join 'usage > limit' --table limits.csv --on hostname\n"
      "  threshold-join 'usage > 90' --clear 'usage < 80' --changes --by hostname\n"};
  Options options;
  bind_watch(app, options.watch);
  bind_table(app, options);
  bind_state(app, options.state);
  bind_stream(app, options.stream);
  return run(app, argc, argv, Role::Filter, [&] { return threshold_join(options); });
}
