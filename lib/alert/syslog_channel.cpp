#include "alert/syslog_channel.h"

#include <unistd.h>

#include <array>
#include <memory>
#include <stdexcept>

#include "alert/printable.h"
#include "alert/wording.h"
#include "io/clock.h"

namespace weir {
namespace {

constexpr std::size_t smallest = 480;              // RFC 5424: all receivers take that
constexpr std::size_t largest = 64 * 1024 - 1024;  // of a datagram, with its headers

struct SyslogOptions {
  std::string server, socket = "/dev/log", facility = "user", severity = "warning",
                      tag = "weir";
  Field severity_field;
  std::size_t most = 2048;
  Duration timeout = std::chrono::seconds{10};
};

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

int number_of(const std::optional<int>& number, const std::string& option,
              const std::string& value) {
  if (!number)
    throw std::invalid_argument(option + " " + value + ": syslog has none such");
  return *number;
}

SyslogChannel::Options channel_options(const SyslogOptions& own) {
  if (!is_syslog_tag(own.tag))
    throw std::invalid_argument("--tag is 1 to 48 letters, digits and -_./");
  if (own.most < smallest || own.most > largest)
    throw std::invalid_argument("--max-message is from 480 to 64512 bytes");
  SyslogMessage form;
  form.facility = number_of(parse_facility(own.facility), "--facility", own.facility);
  form.severity = number_of(parse_severity(own.severity), "--severity", own.severity);
  form.tag = own.tag;
  form.process = ::getpid();
  form.host = host_name();
  return {own.server.empty() ? SyslogServer{SyslogServer::Kind::Local, own.socket, {}}
                             : SyslogServer::parse(own.server),
          form, !own.severity_field.empty(), own.most};
}

void bind_message(CLI::App& app, SyslogOptions& own) {
  app.add_option("--facility", own.facility, "What kind of program tells it")
      ->type_name("NAME")
      ->capture_default_str();
  app.add_option("--severity", own.severity, "How grave it is, from emerg to debug")
      ->type_name("NAME")
      ->capture_default_str();
  add_field(app, "--severity-field", own.severity_field,
            "The field that says so, by a name or a number");
  app.add_option("--tag", own.tag, "The program's name")
      ->type_name("NAME")
      ->capture_default_str();
  add_size(app, "--max-message", own.most, "Cut what is longer");
}

}  // namespace

std::string SyslogChannel::message_of(const Alert& alert) const {
  SyslogMessage message = options_.form;
  message.time = alert.time;
  append_printable(message.text, words_of({&alert, 1}, now()).plain);
  if (options_.severity_in_record && !alert.parts.empty())
    message.severity =
        parse_severity(alert.parts.front().plain).value_or(message.severity);
  return options_.server.kind == SyslogServer::Kind::Local
             ? syslog_text(message, options_.most)
             : rfc5424_text(message, options_.most);
}

Outcome SyslogChannel::send(std::span<const Alert> alerts) {
  const auto problem = give_(message_of(alerts.front()));
  if (!problem) return {};
  return {problem->too_long ? Outcome::Kind::Refused : Outcome::Kind::Again,
          name() + ": " + problem->text};
}

OpenChannel bind_syslog(CLI::App& app, AlertOptions& options) {
  const auto own = std::make_shared<SyslogOptions>();
  bind_message(app, *own);
  app.add_option("--server", own->server,
                 "udp://HOST[:PORT] or tcp://, not this machine's")
      ->type_name("URL");
  app.add_option("--socket", own->socket, "The socket of this machine's")
      ->type_name("FILE")
      ->capture_default_str();
  add_duration(app, "--timeout", own->timeout, "Wait so long for a connection");
  for (const char* name : {"--server", "--socket", "--timeout"})
    app.get_option(name)->group(other_end);
  bind_outbox(app, options.outbox);
  app.final_callback([&options, own] {
    if (!own->severity_field.empty())
      options.words.parts.push_back(
          Template::parse("{" + own->severity_field.text() + ":}", "severity-field"));
  });
  return [own](const ChannelSetup& setup) {
    SyslogChannel::Options made = channel_options(*own);
    if (setup.dry_run) {
      return std::make_unique<SyslogChannel>(
          std::move(made), [&people = setup.ends.people](const std::string& message) {
            people.write_line(message);
            return std::optional<SyslogProblem>{};
          });
    }
    setup.leave_stdout();
    const auto sink = std::make_shared<SyslogSink>(made.server, own->timeout);
    return std::make_unique<SyslogChannel>(
        std::move(made),
        [sink](const std::string& message) { return sink->send(message); });
  };
}

}  // namespace weir
