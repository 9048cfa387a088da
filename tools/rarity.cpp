// rarity: adds to each record how seldom a score of it comes. See rarity(1).

#include <unistd.h>

#include <cmath>

#include "cli/options.h"
#include "keys/keyed.h"
#include "rated/rarity_settings.h"

using namespace weir;

namespace {

int rarity(const RaritySettings& settings) {
  RecordWriter out{STDOUT_FILENO};
  RecordReader in{STDIN_FILENO, &out, settings.stream};
  const Slot field = in.number(settings.field);
  const std::vector<Slot> key = in.key(settings.by);
  const Target name = in.target(settings.name);
  const Target anomaly = settings.threshold ? in.target("anomaly") : Target{};
  Keyed<Rarity> rarities{settings.max_keys,
                         [&] { return std::make_unique<Rarity>(settings.rarity); }};
  StateKeeper state{
      settings.state, {"rarity", 1, parameters(settings)}, rarities, in, &out};

  while (Record* record = in.next()) {
    Rarity* before = rarities.of(record->key(key));
    if (before == nullptr) {
      in.reject(too_many_keys);
      continue;
    }
    const double score = record->number(field);
    const auto found = before->of(settings.absolute ? std::fabs(score) : score);
    const bool is_rare = found && settings.threshold && *found >= *settings.threshold;
    if (settings.only && !is_rare) continue;
    record->set(name, found);
    if (settings.threshold) record->set(anomaly, is_rare);
    out.write(*record);
  }
  state.save();
  return in.end();
}

}  // namespace

int main(int argc, char** argv) {
  App app{
      "rarity", "Add how seldom a score as high comes: 3 is one in 1000.",
      "  rcf usage --by host --missing pass | rarity rcf_score --by host\n"
      "  zscore load | rarity zscore --absolute --missing drop --threshold 4 --only\n"
      "  rarity latency --decay 10000\n"};
  RaritySettings settings;
  bind(app, settings);
  return run(app, argc, argv, Role::Filter, [&] {
    check(settings);
    return rarity(settings);
  });
}
