// rcf: adds to each record how unlike those before it is. See rcf(1).

#include <unistd.h>

#include <limits>

#include "cli/run.h"
#include "io/report.h"
#include "rcf/rcf_batch.h"

using namespace weir;

namespace {

// The fields that are looked at: all needed, or some estimated.
class Values {
 public:
  Values(RecordReader& in, const RcfSettings& settings) : impute_{settings.impute} {
    for (const Field& field : settings.fields)
      slots_.push_back(impute_ ? in.optional_number(field) : in.number(field));
    values_.resize(slots_.size());
  }

  std::span<const double> of(const Record& record) {
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      const bool is_there = !impute_ || record.raw(slots_[i]);
      values_[i] = is_there ? record.number(slots_[i])
                            : std::numeric_limits<double>::quiet_NaN();
    }
    return values_;
  }

 private:
  bool impute_;
  std::vector<Slot> slots_;
  std::vector<double> values_;
};

int rcf(const RcfSettings& settings) {
  RecordWriter out{STDOUT_FILENO};
  RecordReader in{STDIN_FILENO, &out, settings.stream};
  Values values{in, settings};
  const std::vector<Slot> key = in.key(settings.by);
  const RcfColumns columns{in, settings};
  KeyedForests forests{forest(settings), settings.max_keys};
  RcfBatch batch{settings, columns, out};
  in.waiter().before_wait([&] { batch.finish(); });
  in.intake().before_passing([&] { batch.finish(); });
  forests.before_forgetting([&] { batch.finish(); });
  StateKeeper state{
      settings.state, {"rcf", 3, parameters(settings)}, forests, in, &out};

  while (Record* record = in.next())
    batch.add(*record, forests.of(record->key(key)), values.of(*record));
  batch.finish();
  state.save();
  if (forests.forgotten() > 0)
    report(std::to_string(forests.forgotten()) +
           " keys forgotten that were not seen for longest; see --max-keys");
  return in.end();
}

}  // namespace

int main(int argc, char** argv) {
  App app{"rcf", "Add how unlike those before it a record is, by a random cut forest.",
          "  rcf sensorReading --threshold 4 --only\n"
          "  rcf usage --by hostname --shingle 8 --grade --only --explain\n"
          "  rcf systolic diastolic --forecast 12 --state vitals.rcf\n"};
  RcfSettings settings;
  bind(app, settings);
  return run(app, argc, argv, Role::Filter, [&] {
    check(settings);
    return rcf(settings);
  });
}
