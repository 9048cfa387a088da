// window: records in, aggregates of their windows out. See window(1).

#include <unistd.h>

#include "cli/options.h"
#include "windowed/columns.h"
#include "windowed/late_records.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

struct Options {
  std::string size;
  std::vector<std::string> aggregates;
  std::vector<Field> by;
  Field time;
  WindowOptions window;
  bool session = false;
  Duration max_jump{};
  Duration idle{};
  std::string late;
  bool partial = false;
  std::size_t max_list = 1U << 20U;
  StateOptions state;
  StreamOptions stream;
};

void bind(App& app, Options& options) {
  app.add_option("SIZE", options.size, "A span of time, or a number of records")
      ->required();
  app.add_option("AGGREGATE", options.aggregates,
                 "FUNC:FIELD, FUNC:FIELD=NAME or count")
      ->required();
  bind_by(app, options.by);
  bind_time(app, options.time);
  const std::string windows = "Windows", completeness = "Completeness",
                    limits = "Limits";
  add_duration(app, "--slide", options.window.slide, "Begin a window every SPAN")
      ->group(windows);
  app.add_flag("--session", options.session, "SIZE is the gap that ends a session")
      ->group(windows);
  add_duration(app, "--offset", options.window.offset,
               "Shift the starts of all windows")
      ->group(windows);
  app.add_flag("--partial", options.partial,
               "At the end, mark windows that weren't filled")
      ->group(windows);
  add_duration(app, "--delay", options.window.clock.delay,
               "How far out of order records come")
      ->group(completeness);
  add_duration(app, "--idle", options.idle,
               "After so long without input, go by the wall clock")
      ->group(completeness);
  add_duration(app, "--max-jump", options.max_jump,
               "A time further ahead closes no window")
      ->group(completeness);
  app.add_option("--late", options.late,
                 "Append records that come too late to this file")
      ->type_name("FILE")
      ->group(completeness);
  add_count(app, "--max-keys", options.window.max_keys,
            "Most keys in all open windows together")
      ->group(limits);
  add_size(app, "--max-list", options.max_list, "Most bytes in one list")
      ->group(limits);
  bind_state(app, options.state);
  bind_stream(app, options.stream);
}

WindowOptions shape(const Options& options) {
  WindowOptions shape = options.window;
  set_size(shape, options.size, options.session);
  if (options.max_jump > 0s) shape.clock.max_jump = options.max_jump;
  return shape;
}

// What makes a saved state fit.
Parameters parameters(const Options& options) {
  return {{"SIZE", options.size},
          {"AGGREGATE", CLI::detail::join(options.aggregates, " ")},
          {"--by", joined(options.by)},
          {"--time", options.time.text()},
          {"--session", options.session ? "yes" : "no"},
          {"--slide", format_duration(options.window.slide)},
          {"--offset", format_duration(options.window.offset)},
          {"--delay", format_duration(options.window.clock.delay)},
          {"--max-jump", format_duration(options.max_jump)}};
}

std::string_view reason(Windows::Outcome outcome) {
  return outcome == Windows::Outcome::Full ? "a list is full (--max-list)"
                                           : "one key too many (--max-keys)";
}

int window(const Options& options) {
  WindowColumns columns{options.aggregates, options.by, options.max_list};
  const auto windows = make_windows(shape(options), columns.layout());
  RecordWriter out{STDOUT_FILENO};
  RecordReader in{STDIN_FILENO, &out, options.stream};
  columns.find_in(in);
  const std::optional<Slot> time = in.optional_time(options.time);
  LateRecords late{options.late, in};
  StateKeeper state{
      options.state, {"window", 1, parameters(options)}, *windows, in, &out};

  const Windows::Sink write = [&](const ClosedWindow& closed) {
    columns.append(out.pending(), closed, options.partial);
    out.end_line();
  };
  // Without --time the wall clock is the stream's; with --idle it is while no
  // input comes.
  const Duration patience = time ? options.idle : Duration{1};
  const auto go_by_the_wall_clock = [&] {
    const Duration pause = now() - in.arrival();
    if (pause >= patience) windows->pass(pause);
    windows->close(write);
  };
  if (patience > 0s) in.waiter().every(50ms, go_by_the_wall_clock);

  while (Record* record = in.next()) {
    const Timestamp at = time ? record->time(*time) : Timestamp{in.arrival()};
    const auto outcome = windows->add(columns.key(*record), at,
                                      columns.samples(*record, at.time), in.arrival());
    if (outcome == Windows::Outcome::Late)
      late.add(*record);
    else if (outcome != Windows::Outcome::Taken)
      in.reject(reason(outcome));
    windows->close(write);
  }
  if (!state.save()) windows->finish(write);
  return late.end(in.end());
}

}  // namespace

int main(int argc, char** argv) {
  App app{
      "window", "Write what the records of each window of time or number come to.",
      "  window 30s avg:usage max:usage --by hostname --time occurred_at --delay 10s\n"
      "  window 5m --slide 1m p95:latency count --by service --time ts\n"
      "  window 10m --session count first:page last:page --by user --time at\n"
      "  window 100 stddev:temperature --by device\n"};
  Options options;
  bind(app, options);
  return run(app, argc, argv, Role::Filter, [&] { return window(options); });
}
