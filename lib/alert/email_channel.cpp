#include "alert/email_channel.h"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "alert/http_channel.h"
#include "alert/wording.h"
#include "io/clock.h"
#include "io/report.h"
#include "ndjson/text.h"
#include "ndjson/value.h"

namespace weir {
namespace {

constexpr std::size_t longest_digest = std::size_t{64} * 1024;
constexpr const char* password_variable = "NOTIFY_EMAIL_PASSWORD";

struct EmailOptions {
  std::string server, from, username, password_file;
  std::optional<Template> subject;
  Field chart;
  bool no_tls = false;
  ClientOptions client;
};

std::size_t room_for(const Alert& alert) {
  return words_of({&alert, 1}, alert.posted).plain.size();
}

// A receiver that no record has a say in is known to be one before there is an alert.
bool is_fixed(const Template& receiver) { return receiver.places().empty(); }

void check_receivers(const std::vector<Template>& receivers) {
  if (receivers.empty()) throw std::invalid_argument("--to has to say whom to tell");
  Text text;
  for (const Template& receiver : receivers) {
    if (!is_fixed(receiver)) continue;
    receiver.fill({}, text);
    MailAddress::parse(text.plain);
  }
}

SmtpOptions smtp_options(const EmailOptions& own, const ChannelSetup& setup) {
  SmtpOptions options{
      .username = own.username, .tls = !own.no_tls, .client = own.client};
  if (own.username.empty()) return options;
  if (own.no_tls)
    throw std::invalid_argument("with --no-tls, everyone could read the password");
  options.password = read_needed_secret(setup, own.password_file, password_variable,
                                        "--password-file");
  return options;
}

// The mail as it would be sent, for whoever reads our output.
std::string shown(const std::string& server, const EmailOptions& own,
                  const Envelope& envelope, std::string mail) {
  std::erase(mail, '\r');
  std::string text = "SEND " + server + "\n";
  if (!own.username.empty()) text.append("AUTH ").append(own.username).append(" ***\n");
  return text.append("MAIL FROM:<" + envelope.from + ">\nRCPT TO:<" + envelope.to +
                     ">\n\n" + mail);
}

EmailChannel::Deliver open_delivery(const std::string& server, const EmailOptions& own,
                                    const ChannelSetup& setup) {
  const SmtpOptions options = smtp_options(own, setup);
  if (setup.dry_run) {
    return [=, &people = setup.ends.people](const Envelope& envelope,
                                            const std::string& mail) {
      people.write_line(shown(server, own, envelope, mail));
      return SmtpDelivery{.taken = true};
    };
  }
  setup.leave_stdout();
  if (own.client.insecure) report("--insecure: nobody verifies who " + server + " is");
  if (own.no_tls)
    report("--no-tls: everyone on the way to " + server + " can read what is sent");
  return [kept = std::make_shared<SmtpClient>(server, options)](
             const Envelope& envelope, const std::string& mail) {
    return kept->send(envelope, mail);
  };
}

void bind_message(CLI::App& app, AlertOptions& options, EmailOptions& own) {
  app.add_option("--from", own.from, "Whom it is from")->type_name("ADDRESS");
  add_templates(app, "--to", options.words.to, "Whom to tell; may be given again");
  add_template(app, "--subject", own.subject,
               "The subject (default: the first line of the text)");
  add_field(app, "--chart", own.chart, "Show the recent values of this field");
  add_fields(app, "--thread-by", options.words.thread_by,
             "Make a thread of what has these fields the same");
}

void bind_server(CLI::App& app, EmailOptions& own) {
  app.add_option("--server", own.server,
                 "smtp://HOST[:PORT], or smtps:// for TLS at once")
      ->type_name("URL");
  app.add_option("--username", own.username, "Log in under this name")
      ->type_name("NAME");
  app.add_flag("--no-tls", own.no_tls,
               "Send it for everyone to read, and log in nowhere");
  for (const char* name : {"--server", "--username", "--no-tls"})
    app.get_option(name)->group(other_end);
  add_secret_file(app, "--password-file", own.password_file, "password",
                  password_variable);
}

std::unique_ptr<Channel> open_email(const EmailOptions& own,
                                    const ChannelSetup& setup) {
  if (own.server.empty() || own.from.empty())
    throw std::invalid_argument("email needs --server and --from");
  const std::string server = smtp_server(own.server);
  const auto& receivers = setup.options.words.to;
  check_receivers(receivers);
  const bool several = receivers.size() > 1 || !is_fixed(receivers.front());
  EmailForm form{MailAddress::parse(own.from), own.subject.has_value(),
                 own.chart.text()};
  return std::make_unique<EmailChannel>(server, std::move(form), several,
                                        setup.options.admission.incidents.most,
                                        open_delivery(server, own, setup));
}

}  // namespace

void EmailChannel::prepare(Alert& alert) {
  if (form_.chart.empty()) return;
  Text& values = alert.parts.back();
  const std::string& key = alert.key.empty() ? alert.thread : alert.key;
  const auto value = number_in(values.plain);
  values = {};
  if (!value) return;
  for (const double one : recent_.add(key, *value)) {
    if (!values.plain.empty()) values.plain.push_back(' ');
    append_json_number(values.plain, one);
  }
}

bool EmailChannel::joins(std::span<const Alert> alerts, const Alert& next) const {
  std::size_t size = room_for(next);
  for (const Alert& alert : alerts) size += room_for(alert);
  return size <= longest_digest;
}

Outcome EmailChannel::send(std::span<const Alert> alerts) {
  Mail mail;
  try {
    mail = email_of(alerts, form_, now());
  } catch (const std::invalid_argument& error) {
    return {Outcome::Kind::Refused,
            server_ + ": " + excerpt(alerts.front().to) + ": " + error.what()};
  }
  const Envelope envelope{mail.from.address, mail.to.address};
  return outcome_of(server_, envelope.to, deliver_(envelope, mail_text(mail)),
                    several_);
}

OpenChannel bind_email(CLI::App& app, AlertOptions& options) {
  const auto own = std::make_shared<EmailOptions>();
  own->client.timeout = std::chrono::seconds{30};  // some servers greet late
  bind_message(app, options, *own);
  bind_server(app, *own);
  bind_http(app, options, own->client);
  app.final_callback([&options, own] {
    if (own->subject) options.words.parts.push_back(*own->subject);
    if (!own->chart.empty())
      options.words.parts.push_back(
          Template::parse("{" + own->chart.text() + ":.17f}", "chart"));
  });
  return [own](const ChannelSetup& setup) { return open_email(*own, setup); };
}

}  // namespace weir
