// detect: tells which records are out of the ordinary, with nothing to set. See
// detect(1).

#include <unistd.h>

#include "cli/options.h"
#include "keys/keyed.h"
#include "rated/detect_settings.h"

using namespace weir;

namespace {

int detect(const DetectSettings& settings) {
  RecordWriter out{STDOUT_FILENO};
  RecordReader in{STDIN_FILENO, &out, settings.stream};
  const Slot field = in.number(settings.field);
  const std::vector<Slot> key = in.key(settings.by);
  const Target rarity = in.target(settings.name), anomaly = in.target("anomaly");
  const Target level = in.target(settings.name + "_level"),
               mean = in.target(settings.name + "_mean"),
               course = in.target(settings.name + "_course");
  Keyed<Detector> detectors{
      settings.max_keys, [&] { return std::make_unique<Detector>(settings.detector); }};
  StateKeeper state{
      settings.state, {"detect", 3, parameters(settings)}, detectors, in, &out};

  while (Record* record = in.next()) {
    Detector* detector = detectors.of(record->key(key));
    if (detector == nullptr) {
      in.reject(too_many_keys);
      continue;
    }
    const Detector::Verdict verdict = detector->mark(record->number(field));
    if (settings.only && !verdict.anomaly) continue;
    record->set(rarity, verdict.rarity());
    record->set(anomaly, verdict.anomaly);
    if (settings.details) {
      record->set(level, verdict.level);
      record->set(mean, verdict.mean);
      record->set(course, verdict.course);
    }
    out.write(*record);
  }
  state.save();
  return in.end();
}

}  // namespace

int main(int argc, char** argv) {
  App app{"detect", "Tell which records are out of the ordinary, with nothing to set.",
          "  detect usage --by hostname --only\n"
          "  detect latency --details --state latency.detect\n"
          "  detect temperature --only | notify stdout --text '{temperature}'\n"};
  DetectSettings settings;
  bind(app, settings);
  return run(app, argc, argv, Role::Filter, [&] { return detect(settings); });
}
