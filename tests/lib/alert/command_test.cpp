#include "alert/command.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "support/alerts.h"

using namespace weir;

namespace {

bool opened = false;

OpenChannel bind_nothing(CLI::App& app, AlertOptions& options) {
  add_templates(app, "--to", options.words.to, "Whom");
  return [](const ChannelSetup& setup) {
    opened = setup.options.words.to.size() == 2 && setup.dry_run;
    throw std::runtime_error("enough");
    return std::make_unique<ScriptedChannel>();
  };
}

TEST_CASE("bind_channels: runs the channel that was asked for, with its options") {
  App app{"test", "A test.", ""};
  const auto notify = bind_channels(
      app, {{"other", "Another.", bind_nothing}, {"this", "This.", bind_nothing}});
  opened = false;
  app.parse("this --to a --dry-run --to '{b}'");
  CHECK_THROWS_AS(notify(), std::runtime_error);
  CHECK(opened);
}

TEST_CASE("bind_channels: says which there are where none was asked for") {
  App app{"test", "A test.", ""};
  const auto notify = bind_channels(
      app, {{"other", "Another.", bind_nothing}, {"this", "This.", bind_nothing}});
  app.parse("");
  CHECK_THROWS_WITH_AS(notify(), "it has to be told where to: other, this",
                       std::invalid_argument);
}

}  // namespace
