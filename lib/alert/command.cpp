#include "alert/command.h"

#include <stdexcept>

namespace weir {
namespace {

struct Command {
  CLI::App* app = nullptr;
  AlertOptions options;
  OpenChannel open;
};

void bind_shared(CLI::App& app, AlertOptions& options) {
  add_template(app, "--text", options.words.text,
               "What to say; {field} and {field:.2f} are filled in");
  app.add_flag("--dry-run", options.dry_run, "Print what would be sent, send nothing");
  app.add_flag("--pass", options.pass, "Write the records to stdout, alerts to stderr");
  AdmissionOptions& admission = options.admission;
  add_duration(app, "--every", admission.incidents.every,
               "One message a key and SPAN; the others are counted");
  add_duration(app, "--repeat", admission.incidents.repeat,
               "The same, and the latest of these after just that SPAN");
  add_duration(app, "--resolved", admission.incidents.resolved,
               "Say once when of a key nothing came for SPAN");
  add_duration(app, "--group", admission.group,
               "One message for all keys within SPAN of the first");
  bind_by(app, options.words.by);
  bind_time(app, options.words.time);
  add_count(app, "--max-keys", admission.incidents.most,
            "Remember at most so many keys");
  for (const char* name :
       {"--every", "--repeat", "--resolved", "--group", "--by", "--time", "--max-keys"})
    app.get_option(name)->group(fewer);
  bind_state(app, admission.state);
  bind_stream(app, options.stream);
}

// Where nobody said what to do with a record that lacks a field of the text, people
// had better be told.
ComposerOptions words_options(const Command& command) {
  ComposerOptions words = command.options.words;
  words.needs_all = command.options.stream.strict ||
                    command.app->get_option("--missing")->count() > 0;
  return words;
}

OutboxOptions outbox_options(const AlertOptions& options) {
  OutboxOptions outbox = options.outbox;
  if (options.dry_run) outbox.spool.clear();  // what waits there stays
  return outbox;
}

int notify(const Command& command) {
  const AlertOptions& options = command.options;
  Ends ends{options.pass, options.stream};
  Composer composer{words_options(command), ends.in};
  const auto channel = command.open({ends, options, options.dry_run, composer.told()});
  Outbox outbox{*channel, ends.in, outbox_options(options)};
  Admission admission{options.admission, options.words, ends.in, ends.out,
                      [&](std::span<Alert> alerts) { return outbox.post(alerts); }};
  Alert alert;
  while (Record* record = ends.in.next()) {
    composer.compose(*record, alert);
    channel->prepare(alert);
    const bool good =
        outbox.failed() ? outbox.post({&alert, 1}) : admission.take(alert);
    if (!good || !options.pass) continue;
    ends.people.flush();  // the alert first, then its record
    ends.out.write(*record);
  }
  admission.finish();
  outbox.finish();
  ends.people.flush();
  if (!outbox.failed()) admission.end();
  return outbox.end(ends.in.end());
}

}  // namespace

void ChannelSetup::leave_stdout() const {
  if (!dry_run && !options.pass) ends.in.waiter().end_with_reader_of(-1);
}

CLI::Option* add_template(CLI::App& app, const std::string& name,
                          std::optional<Template>& value, const std::string& help) {
  const auto read = [&value, name](const std::string& text) {
    value = Template::parse(text, name.substr(2));
  };
  return app.add_option_function<std::string>(name, read, help)->type_name("TEMPLATE");
}

CLI::Option* add_templates(CLI::App& app, const std::string& name,
                           std::vector<Template>& values, const std::string& help) {
  const auto read = [&values, name](const std::vector<std::string>& texts) {
    for (const std::string& text : texts)
      values.push_back(Template::parse(text, name.substr(2)));
  };
  return app.add_option_function<std::vector<std::string>>(name, read, help)
      ->type_name("TEMPLATE")
      ->allow_extra_args(false);
}

void bind_outbox(CLI::App& app, OutboxOptions& options) {
  add_duration(app, "--retry", options.retry, "Try again for so long, then fail")
      ->group(other_end);
  const auto read = [&options](const std::string& text) {
    const auto rate = parse_rate(text);
    if (!rate)
      throw CLI::ValidationError("--rate " + text +
                                 ": a rate is a number and a span, such as 1/s, 20/m");
    options.rate = *rate;
  };
  app.add_option_function<std::string>(
         "--rate", read,
         "So many messages to a receiver at most; what waits is gathered")
      ->type_name("N/SPAN")
      ->group(fewer)
      ->default_str(options.rate.count > 0 ? format_rate(options.rate) : "");
  add_size(app, "--queue-size", options.queue_size,
           "Keep so much waiting in memory, then read no more")
      ->group(other_end);
  app.add_option("--spool", options.spool,
                 "Keep what could not be sent here, and send it in the next run")
      ->type_name("DIR")
      ->group(kept);
  add_size(app, "--spool-size", options.spool_size,
           "Put the oldest aside where more than this waits")
      ->group(kept);
  add_duration(app, "--spool-age", options.spool_age, "Put aside what is older")
      ->group(kept);
}

std::function<int()> bind_channels(App& app, const std::vector<ChannelKind>& kinds) {
  std::string names;
  for (const ChannelKind& kind : kinds)
    names.append(names.empty() ? "" : ", ").append(kind.name);
  const auto commands = std::make_shared<std::vector<Command>>(kinds.size());
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    Command& command = (*commands)[i];
    CLI::App& sub = *app.add_subcommand(kinds[i].name, kinds[i].summary);
    command.app = &sub;
    bind_shared(sub, command.options);
    command.open = kinds[i].bind(sub, command.options);
  }
  return [&app, kinds, commands, names] {
    for (std::size_t i = 0; i < kinds.size(); ++i)
      if (app.got_subcommand(kinds[i].name)) return notify((*commands)[i]);
    throw std::invalid_argument("it has to be told where to: " + names);
  };
}

}  // namespace weir
