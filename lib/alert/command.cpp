#include "alert/command.h"

#include <stdexcept>

namespace weir {
namespace {

struct Command {
  AlertOptions options;
  OpenChannel open;
};

void bind_shared(CLI::App& app, AlertOptions& options) {
  add_template(app, "--text", options.words.text,
               "What to say; {field} and {field:.2f} are filled in");
  app.add_flag("--dry-run", options.dry_run, "Print what would be sent, send nothing");
  app.add_flag("--pass", options.pass, "Write the records to stdout, alerts to stderr");
  add_duration(app, "--every", options.admission.every,
               "One message a key and SPAN; the others are counted");
  bind_by(app, options.words.by);
  bind_time(app, options.words.time);
  add_count(app, "--max-keys", options.admission.max_keys,
            "Remember at most so many keys");
  for (const char* name : {"--every", "--by", "--time", "--max-keys"})
    app.get_option(name)->group(fewer);
  bind_state(app, options.admission.state);
  bind_stream(app, options.stream);
}

bool post(Outbox& outbox, Alert& alert, const std::vector<std::string>& receivers) {
  for (const std::string& to : receivers) {
    alert.to = to;
    if (!outbox.post(alert)) return false;
  }
  return true;
}

int notify(const Command& command) {
  const AlertOptions& options = command.options;
  Ends ends{options.pass, options.stream};
  Composer composer{options.words, ends.in};
  const auto channel = command.open({ends, options, options.dry_run, composer.told()});
  Admission admission{options.admission, options.words, ends.in, ends.out};
  Outbox outbox{*channel, ends.in, options.outbox};
  Alert alert;
  while (Record* record = ends.in.next()) {
    const auto& receivers = composer.compose(*record, alert);
    const bool told = outbox.failed() || admission.admit(alert);
    if (told && !post(outbox, alert, receivers)) continue;
    if (!options.pass) continue;
    ends.people.flush();  // the alert first, then its record
    ends.out.write(*record);
  }
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
}

std::function<int()> bind_channels(App& app, const std::vector<ChannelKind>& kinds) {
  std::string names;
  for (const ChannelKind& kind : kinds)
    names.append(names.empty() ? "" : ", ").append(kind.name);
  const auto commands = std::make_shared<std::vector<Command>>(kinds.size());
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    Command& command = (*commands)[i];
    CLI::App& sub = *app.add_subcommand(kinds[i].name, kinds[i].summary);
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
