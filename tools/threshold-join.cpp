// threshold-join: keeps the records for which a condition holds, with the columns
// of a table added. See threshold-join(1).

#include <unistd.h>

#include "joined/join_settings.h"

using namespace weir;
using Writes = TriggerOptions::Writes;

namespace {

int threshold_join(const JoinSettings& settings) {
  Watch watch{settings.watch};
  RecordWriter out{STDOUT_FILENO};
  RecordReader in{STDIN_FILENO, &out, settings.stream};
  Lookup lookup{settings.lookup, in};
  watch.find_in(lookup, in);
  const bool says_over = settings.watch.trigger.writes != Writes::Over;
  if (says_over && lookup.adds("over"))
    throw std::invalid_argument(
        "\"over\" is added for the condition: don't take that column");
  const Target over = says_over ? in.target("over") : Target{};
  StateKeeper state{settings.state,
                    {"threshold-join", 1, watch.parameters()},
                    watch.memory(),
                    in,
                    &out};

  while (Record* record = in.next()) {
    if (!lookup.find(*record)) {
      if (settings.unmatched == "pass") out.write(*record);
      if (settings.unmatched == "reject") in.reject(lookup.complaint(*record));
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
      "  threshold-join 'usage > allowed_top' --on hostname \\\n"
      "    --table 'postgresql://weir@db/metrics?table=cpu_thresholds' --listen "
      "limits\n"
      "  threshold-join 'usage > 90' --clear 'usage < 80' --changes --by hostname\n"};
  JoinSettings settings;
  bind(app, settings);
  return run(app, argc, argv, Role::Filter, [&] { return threshold_join(settings); });
}
