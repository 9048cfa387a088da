#include "alert/line_channel.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "alert/printable.h"
#include "alert/wording.h"
#include "io/clock.h"

namespace weir {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool has_colour(int fd) {
  return ::isatty(fd) == 1 && environment("NO_COLOR").empty() &&
         environment("TERM") != "dumb";
}

// 0 where the terminal doesn't know.
std::size_t width_of(int fd) {
  winsize size{};
  return ::ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

LineChannel::LineChannel(RecordWriter& out, const Options& options)
    : out_{out},
      fd_{options.fd},
      terminal_{::isatty(options.fd) == 1},
      format_{options.colour.value_or(has_colour(options.fd)), options.told} {}

Outcome LineChannel::send(std::span<const Alert> alerts) {
  for (const Alert& alert : alerts) {
    append_line(out_.pending(), alert);
    out_.end_line();
  }
  return {};
}

void LineChannel::append_line(std::string& out, const Alert& alert) {
  if (terminal_) return format_.append_line(out, alert, now(), width_of(fd_));
  append_printable(out, words_of({&alert, 1}, now()).plain);
}

OpenChannel bind_stdout(CLI::App& app, AlertOptions& /*options*/) {
  const auto colour = std::make_shared<std::string>("auto");
  app.add_option("--color", *colour, "When to use colour")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  return [colour](const ChannelSetup& setup) {
    std::optional<bool> wanted;
    if (*colour != "auto") wanted = *colour == "always";
    return std::make_unique<LineChannel>(
        setup.ends.people,
        LineChannel::Options{setup.ends.people_fd, wanted, setup.told});
  };
}

}  // namespace weir
