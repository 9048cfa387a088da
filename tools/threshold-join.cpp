// threshold-join: keeps the records for which a condition holds, with the columns
// of a table added. See threshold-join(1).

#include <unistd.h>

#include "joined/join_memory.h"
#include "joined/join_settings.h"

using namespace weir;

namespace {

int threshold_join(const JoinSettings& settings) {
  Watch watch{settings.watch};
  RecordWriter out{STDOUT_FILENO};
  RecordReader in{STDIN_FILENO, &out, settings.stream};
  Lookup lookup{settings.lookup, in};
  watch.find_in(lookup, in);
  Presence presence{presence_options(settings)};
  presence.find_in(watch.by(), in, out);
  JoinMemory memory{watch, presence};
  StateKeeper state{
      settings.state, {"threshold-join", 2, memory.parameters()}, memory, in, &out};

  while (Record* record = in.next()) {
    if (!lookup.find(*record)) {
      if (settings.unmatched == "pass") out.write(*record);
      if (settings.unmatched == "reject") in.reject(lookup.complaint(*record));
      continue;
    }
    if (!presence.see(*record)) {
      in.reject("a new key, and as many as --max-keys are remembered");
      continue;
    }
    const auto answer = watch.judge(*record);
    if (!answer.write) continue;
    lookup.add_to(*record);
    watch.add_to(*record, answer);
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
