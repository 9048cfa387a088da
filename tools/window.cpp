// window: records in, aggregates of their windows out. See window(1).

#include <unistd.h>

#include "cli/options.h"
#include "windowed/columns.h"
#include "windowed/late_records.h"
#include "windowed/window_settings.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

std::string_view reason(Windows::Outcome outcome) {
  return outcome == Windows::Outcome::Full ? "a list is full (--max-list)"
                                           : too_many_keys;
}

int window(const WindowSettings& settings) {
  WindowColumns columns{settings.aggregates, settings.by, settings.max_list};
  const auto windows = make_windows(shape(settings), columns.layout());
  RecordWriter out{STDOUT_FILENO};
  RecordReader in{STDIN_FILENO, &out, settings.stream};
  columns.find_in(in);
  const std::optional<Slot> time = in.optional_time(settings.time);
  LateRecords late{settings.late, in};
  StateKeeper state{
      settings.state, {"window", 1, parameters(settings)}, *windows, in, &out};

  const Windows::Sink write = [&](const ClosedWindow& closed) {
    columns.append(out.pending(), closed, settings.partial);
    out.end_line();
  };
  // Without --time the wall clock is the stream's; with --idle it is while no
  // input comes.
  const Duration patience = time ? settings.idle : Duration{1};
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
  WindowSettings settings;
  bind(app, settings);
  return run(app, argc, argv, Role::Filter, [&] { return window(settings); });
}
