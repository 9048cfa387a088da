// notify: tells people, or other programs, of each record. See notify(1).

#include "alert/admission.h"
#include "alert/ends.h"
#include "alert/line_channel.h"
#include "alert/message.h"
#include "alert/outbox.h"
#include "alert/webhook_channel.h"
#include "cli/options.h"
#include "http/courier.h"

using namespace weir;

namespace {

constexpr const char* url_variable = "NOTIFY_WEBHOOK_URL";

// What all channels have.
struct Options {
  std::optional<Template> text;
  AdmissionOptions admission;
  bool dry_run = false;
  bool pass = false;
  StreamOptions stream;
};

struct StdoutOptions : Options {
  std::string colour = "auto";
};

struct WebhookOptions : Options {
  std::string url_file;
  std::string header_file;
  Courier::Options courier;
};

void bind_shared(CLI::App& app, Options& options) {
  app.add_option_function<std::string>(
         "--text",
         [&](const std::string& text) { options.text = Template::parse(text); },
         "What to say; {field} and {field:.2f} are filled in")
      ->type_name("TEMPLATE");
  app.add_flag("--dry-run", options.dry_run, "Print what would be sent, send nothing");
  app.add_flag("--pass", options.pass, "Write the records to stdout, alerts to stderr");
  add_duration(app, "--every", options.admission.every,
               "One message a key and SPAN; the others are counted");
  bind_by(app, options.admission.by);
  bind_time(app, options.admission.time);
  add_count(app, "--max-keys", options.admission.max_keys,
            "Remember at most so many keys");
  for (const char* name : {"--every", "--by", "--time", "--max-keys"})
    app.get_option(name)->group("Fewer messages");
  bind_state(app, options.admission.state);
  bind_stream(app, options.stream);
}

void bind(CLI::App& app, StdoutOptions& options) {
  bind_shared(app, options);
  app.add_option("--color", options.colour, "When to use colour")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
}

void bind(CLI::App& app, WebhookOptions& options) {
  bind_shared(app, options);
  Courier::Options& courier = options.courier;
  app.add_option("--url-file", options.url_file,
                 "Holds the URL (default: the variable NOTIFY_WEBHOOK_URL)");
  app.add_option("--header-file", options.header_file,
                 "Holds headers to send too, such as a token");
  app.add_option("--ca-file", courier.client.ca_file, "Holds the authorities to trust");
  app.add_flag("--insecure", courier.client.insecure, "Don't verify who the server is");
  add_duration(app, "--timeout", courier.client.timeout, "Wait so long for an answer");
  add_duration(app, "--retry", courier.retry, "Try again for so long, then fail");
  for (const char* name : {"--url-file", "--header-file", "--ca-file"})
    app.get_option(name)->type_name("FILE");
  for (const char* name : {"--url-file", "--header-file", "--ca-file", "--insecure",
                           "--timeout", "--retry"})
    app.get_option(name)->group("The other end");
}

int notify(const Options& options, Ends& ends, Message& message, Channel& channel) {
  Admission admission{options.admission, ends.in, ends.out};
  Outbox outbox{channel, ends.in, options.stream};
  while (Record* record = ends.in.next()) {
    const auto more = outbox.failed() ? 0 : admission.admit(*record);
    const bool good =
        !more || outbox.send({message.of(*record), record->line(), *more});
    if (!good || !options.pass) continue;
    ends.people.flush();  // the alert first, then its record
    ends.out.write(*record);
  }
  ends.people.flush();
  if (!outbox.failed()) admission.end();
  return outbox.end(ends.in.end());
}

int notify_stdout(const StdoutOptions& options) {
  Ends ends{options.pass, options.stream};
  Message message{options.text, ends.in};
  std::optional<bool> colour;
  if (options.colour != "auto") colour = options.colour == "always";
  LineChannel channel{ends.people, {ends.people_fd, colour, message.told()}};
  return notify(options, ends, message, channel);
}

int notify_webhook(const WebhookOptions& options) {
  const Endpoint endpoint =
      read_endpoint(options.url_file, url_variable, options.header_file);
  Ends ends{options.pass, options.stream};
  Message message{options.text, ends.in};
  std::optional<Courier> courier;
  if (!options.dry_run) courier.emplace(endpoint, options.courier);
  // Nobody reads a stdout that nothing is written to.
  if (!options.dry_run && !options.pass) ends.in.waiter().end_with_reader_of(-1);
  WebhookChannel channel{[&](const HttpRequest& request) -> std::optional<std::string> {
                           if (courier) return courier->deliver(request);
                           ends.people.write_line(masked(endpoint, request));
                           return std::nullopt;
                         },
                         random_run()};
  return notify(options, ends, message, channel);
}

}  // namespace

int main(int argc, char** argv) {
  App app{"notify", "Tell people, or other programs, of each record.",
          "  ... | notify stdout --text '{hostname} is at {usage:.1f} %'\n"
          "  ... | notify webhook --url-file hook.url --every 5m --by hostname\n",
          http_library()};
  StdoutOptions to_stdout;
  WebhookOptions to_webhook;
  bind(*app.add_subcommand("stdout", "Print each alert as a line."), to_stdout);
  bind(*app.add_subcommand("webhook", "Post each alert to a URL."), to_webhook);
  return run(app, argc, argv, Role::Filter, [&] {
    if (app.get_subcommands().empty())
      throw std::invalid_argument("it has to be told where to: stdout or webhook");
    return app.got_subcommand("stdout") ? notify_stdout(to_stdout)
                                        : notify_webhook(to_webhook);
  });
}
