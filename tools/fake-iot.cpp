// fake-iot: writes the records of a made-up fleet. See fake-iot(1).

#include <unistd.h>

#include "cli/options.h"
#include "fleet/amount.h"
#include "fleet/listing.h"
#include "ndjson/text.h"
#include "paced/departures.h"

using namespace weir;

namespace {

struct Options {
  std::string profile;
  bool list = false;
  FleetOptions fleet;
  std::vector<std::string> anomalies;
  Field label;
  std::optional<Pace> pace;
  Duration stats{};
  bool progress = false;
};

using Read = std::function<void(const std::string&)>;

// An option whose text `read` takes, or refuses by std::invalid_argument.
CLI::Option* add_text(App& app, const std::string& name, const std::string& type,
                      const std::string& help, const Read& read) {
  const auto named = [name, read](const std::string& text) {
    try {
      read(text);
    } catch (const std::invalid_argument& error) {
      throw std::invalid_argument(name + " " + error.what());
    }
  };
  return app.add_option_function<std::string>(name, named, help)->type_name(type);
}

// Has what `parse` makes of a text put into `value`.
template <typename Value, typename Parsed>
Read into(Value& value, Parsed (*parse)(std::string_view)) {
  return [&value, parse](const std::string& text) { value = parse(text); };
}

void bind(App& app, Options& options) {
  FleetOptions& fleet = options.fleet;
  app.add_option("PROFILE", options.profile)
      ->type_name("{cpu,climate,widget,waveform}");
  app.add_flag("--list", options.list, "Write which profiles and anomalies there are");
  add_text(app, "--seed", "N", "The same records for the same number",
           into(fleet.seed, parse_whole))
      ->default_str(std::to_string(fleet.seed));
  add_count(app, "--count", fleet.count, "End after so many records");
  add_duration(app, "--duration", fleet.duration, "End after so much virtual time");
  add_text(app, "--rate", "R/s|max",
           "How fast records leave (default: as their times go on)",
           into(options.pace, Pace::parse));
  add_text(app, "--start", "TIME", "Where the virtual clock starts (default: now)",
           into(fleet.start, parse_time));
  add_count(app, "--devices", fleet.devices,
            "How many devices there are (default: the profile's)");
  add_duration(app, "--stats", options.stats,
               "Write counts to stderr every SPAN and at the end");
  app.add_flag("--progress", options.progress, "Show progress on the terminal");
}

void bind_trouble(App& app, Options& options) {
  app.add_option("--anomaly", options.anomalies,
                 "KIND[:RATE[:SEVERITY[:LENGTH]]]; may be repeated")
      ->type_name("KIND")
      ->allow_extra_args(false);
  add_field(app, "--label", options.label, "Add this member, true where one shows");
  for (const char* name : {"--anomaly", "--label"})
    app.get_option(name)->group("Anomalies");

  DisorderOptions& disorder = options.fleet.disorder;
  add_text(app, "--late", "P:SPAN", "This share of the records is up to SPAN late",
           into(disorder.late, parse_lateness));
  add_text(app, "--duplicate", "P", "This share comes twice",
           into(disorder.duplicate, parse_share));
  add_text(app, "--drop", "P", "This share is lost", into(disorder.drop, parse_share));
  add_text(app, "--corrupt", "P", "This share comes broken",
           into(disorder.corrupt, parse_share));
  for (const char* name : {"--late", "--duplicate", "--drop", "--corrupt"})
    app.get_option(name)->group("Trouble on the way");
}

int fake_iot(Options& options) {
  if (options.list) {
    write_all(STDOUT_FILENO, listing());
    return 0;
  }
  const Profile& profile = find_profile(options.profile);
  for (const std::string& text : options.anomalies)
    options.fleet.anomalies.push_back(parse_anomaly(text));
  if (!options.label.empty())
    append_json_string(options.fleet.label, options.label.name());
  Fleet fleet{profile, options.fleet};
  Departures departures{fleet, options.pace.value_or(fleet.pace()), STDOUT_FILENO};
  departures.show_counts(options.stats, options.progress || fleet.ends());
  departures.run();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  App app{"fake-iot", "Write the records of a made-up fleet.",
          "  fake-iot cpu\n"
          "  fake-iot cpu --count 2000000 --rate max > cpu.ndjson\n"
          "  fake-iot climate --anomaly drift --anomaly spike:1% --label anomaly\n"
          "  fake-iot widget --late 5%:30s --duplicate 1% --corrupt 0.1%\n"};
  Options options;
  options.fleet.start = std::chrono::floor<std::chrono::milliseconds>(now());
  bind(app, options);
  bind_trouble(app, options);
  return run(app, argc, argv, Role::Source, [&] { return fake_iot(options); });
}
