// How a channel becomes a sub-command of notify: one line in the tool's table,
//
//   {"slack", "Say it in a channel of Slack.", bind_slack},
//
// and one function beside the channel, which binds its options and gives back how
// to make it once they are read:
//
//   OpenChannel bind_slack(CLI::App& app, AlertOptions& options) {
//     const auto own = std::make_shared<SlackOptions>();
//     bind_http(app, options, own->client);                   // network channels
//     add_template(app, "--channel", options.to, "...");      // fills Alert::to
//     return [own](const ChannelSetup& setup) -> std::unique_ptr<Channel> {...};
//   }
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "alert/admission.h"
#include "alert/channel.h"
#include "alert/composer.h"
#include "alert/ends.h"
#include "alert/outbox.h"
#include "cli/options.h"

namespace weir {

// What all channels have.
struct AlertOptions {
  ComposerOptions words;
  AdmissionOptions admission;
  OutboxOptions outbox;
  bool dry_run = false;
  bool pass = false;
  StreamOptions stream;
};

// What a channel is made of besides its options.
struct ChannelSetup {
  Ends& ends;  // people read what is written to ends.people
  const AlertOptions& options;
  bool dry_run = false;           // print what would be sent, without its secrets
  std::vector<std::string> told;  // members of the record that the text tells

  // For a channel that writes nothing to stdout: nobody reads that, then.
  void leave_stdout() const;
};

using OpenChannel = std::function<std::unique_ptr<Channel>(const ChannelSetup&)>;

struct ChannelKind {
  const char* name;
  const char* summary;
  OpenChannel (*bind)(CLI::App& app, AlertOptions& options);
};

// The groups of --help.
constexpr const char* other_end = "The other end";
constexpr const char* fewer = "Fewer messages";
constexpr const char* kept = "What could not be sent";

// An option that takes a template, which is there once, or may be several times.
CLI::Option* add_template(CLI::App& app, const std::string& name,
                          std::optional<Template>& value, const std::string& help);
CLI::Option* add_templates(CLI::App& app, const std::string& name,
                           std::vector<Template>& values, const std::string& help);

// What sees to it that an alert arrives, and not too many do: --retry, --rate,
// --queue-size, --spool and so on.
void bind_outbox(CLI::App& app, OutboxOptions& options);

// Adds a sub-command for each kind to `app`. What it gives back runs the one that
// was asked for, and is to be called once the command line is read: it makes an
// alert of each record and sends it, and gives the exit status. Throws
// std::invalid_argument where none was asked for, or its options won't do.
std::function<int()> bind_channels(App& app, const std::vector<ChannelKind>& kinds);

}  // namespace weir
