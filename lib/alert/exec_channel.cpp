#include "alert/exec_channel.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "alert/member_environment.h"
#include "ndjson/text.h"

namespace weir {
namespace {

constexpr int try_again = 75;  // EX_TEMPFAIL

constexpr std::string_view id = "NOTIFY_ID=", more = "NOTIFY_MORE=",
                           text = "NOTIFY_TEXT=";

bool passes_for_ours(std::string_view variable) {
  return variable.starts_with(member_prefix) || variable.starts_with(id) ||
         variable.starts_with(more) || variable.starts_with(text);
}

// What we were given ourselves, but for variables that would be taken for the alert's.
std::vector<std::string> inherited_environment() {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable)
    if (!passes_for_ours(*variable)) variables.emplace_back(*variable);
  return variables;
}

void append_own(std::vector<std::string>& environment, const Alert& alert) {
  const auto append = [&environment](std::string_view name, const std::string& value) {
    environment.push_back(std::string(name) + value);
  };
  append(id, alert.id);
  if (alert.more > 0) append(more, std::to_string(alert.more));
  if (alert.text) append(text, alert.text->plain);
}

// As JSON, which is one line whatever it holds.
std::string shown(const ChildOptions& child) {
  std::string line{R"({"command":[)"};
  for (bool first = true; const std::string& argument : child.arguments) {
    if (!std::exchange(first, false)) line.append(",");
    append_json_string(line, argument);
  }
  line.append(R"(],"environment":{)");
  for (bool first = true; const std::string& variable : child.environment) {
    if (!std::exchange(first, false)) line.append(",");
    const std::size_t equals = variable.find('=');
    append_json_string(line, std::string_view(variable).substr(0, equals));
    line.append(":");
    append_json_string(line, std::string_view(variable).substr(equals + 1));
  }
  line.append(R"(},"stdin":)");
  append_json_string(line, child.input);
  return line.append("}");
}

}  // namespace

Outcome ExecChannel::send(std::span<const Alert> alerts) {
  const Alert& alert = alerts.front();
  ChildOptions child;
  child.timeout = timeout_;
  child.input = alert.record + "\n";
  child.arguments = command_;
  child.environment = member_environment(alert.record);
  append_own(child.environment, alert);
  const auto cut = std::find_if(child.environment.begin(), child.environment.end(),
                                [](const std::string& variable) {
                                  return variable.find('\0') != std::string::npos;
                                });
  if (cut != child.environment.end())
    return {Outcome::Kind::Refused, name() + ": no variable can hold the byte 0 of " +
                                        cut->substr(0, cut->find('='))};
  std::copy(inherited_.begin(), inherited_.end(),
            std::back_inserter(child.environment));
  return judge(run_(child));
}

Outcome ExecChannel::judge(const ChildEnd& end) const {
  const std::string status = std::to_string(end.status);
  switch (end.kind) {
  case ChildEnd::Kind::Exited:
    if (end.status == 0) return {};
    return {end.status == try_again ? Outcome::Kind::Again : Outcome::Kind::Refused,
            name() + ": its status is " + status};
  case ChildEnd::Kind::Killed:
    return {Outcome::Kind::Refused, name() + ": killed by signal " + status};
  case ChildEnd::Kind::Late:
    return {Outcome::Kind::Again,
            name() + ": ended after " + format_duration(timeout_)};
  case ChildEnd::Kind::NotStarted:
    break;
  }
  const bool may_pass = end.status == EAGAIN || end.status == ENOMEM ||
                        end.status == EMFILE || end.status == ENFILE ||
                        end.status == ETXTBSY;
  const std::string problem =
      name() + ": " + std::generic_category().message(end.status);
  if (may_pass) return {Outcome::Kind::Again, problem};
  return {end.status == E2BIG ? Outcome::Kind::Refused : Outcome::Kind::Failed,
          problem};
}

OpenChannel bind_exec(CLI::App& app, AlertOptions& options) {
  struct Own {
    std::vector<std::string> command;
    Duration timeout = std::chrono::seconds{10};
  };
  const auto own = std::make_shared<Own>();
  app.footer("Behind the options stand the command and its arguments.");
  app.prefix_command();
  add_duration(app, "--timeout", own->timeout, "End a command that takes longer")
      ->group(other_end);
  bind_outbox(app, options.outbox);
  app.final_callback([&app, own] {
    own->command = app.remaining();
    if (!own->command.empty() && own->command.front().starts_with('-'))
      throw std::invalid_argument(own->command.front() + " is no option of exec");
  });
  return [own](const ChannelSetup& setup) {
    if (own->command.empty()) throw std::invalid_argument("exec needs a command");
    if (setup.dry_run) {
      return std::make_unique<ExecChannel>(
          own->command, std::vector<std::string>{}, own->timeout,
          [&people = setup.ends.people](const ChildOptions& child) {
            people.write_line(shown(child));
            return ChildEnd{};
          });
    }
    setup.leave_stdout();
    return std::make_unique<ExecChannel>(own->command, inherited_environment(),
                                         own->timeout, run_child);
  };
}

}  // namespace weir
