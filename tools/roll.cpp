// roll: keeps records in files, by their time and fields. See roll(1).

#include <unistd.h>

#include "cli/run.h"
#include "rolled/roll_settings.h"

using namespace weir;

namespace {

int roll(const RollSettings& settings) {
  RecordWriter out{STDOUT_FILENO};
  RecordReader in{STDIN_FILENO, settings.pass ? &out : nullptr, settings.stream};
  if (!settings.pass) in.waiter().end_with_reader_of(-1);
  const std::optional<Slot> time = in.optional_time(settings.time);
  const std::vector<Slot> key = in.key(settings.roller.path.fields());
  Roller roller{roller_options(settings)};
  roller.attend(in.waiter());
  out.before_flush([&] { roller.write_out(); });  // nothing goes on that may be lost
  in.tally().show("files", [&] { return roller.files(); });
  in.tally().show("bytes", [&] { return roller.bytes(); });

  while (Record* record = in.next()) {
    roller.add(record->key(key), time ? record->time(*time).time : in.arrival(),
               record->line());
    if (settings.pass) out.write(*record);
  }
  roller.finish();
  return in.end();
}

}  // namespace

int main(int argc, char** argv) {
  App app{"roll", "Keep records in files, by their time and fields.",
          "  roll --path 'dt=%F/hr=%H/part-{seq}.ndjson.gz' archive\n"
          "  roll --path '{hostname}/%F-{seq}.ndjson.zst' --time at --size 64MiB\n"
          "  ... | roll --path '%F-{seq}.ndjson' --pass --keep 30d archive | ...\n",
          compression_libraries()};
  RollSettings settings;
  bind(app, settings);
  return run(app, argc, argv, Role::Filter, [&] { return roll(settings); });
}
