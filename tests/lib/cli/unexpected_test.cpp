#include "cli/unexpected.h"

#include <doctest/doctest.h>

#include "cli/run.h"

using weir::needed_direction;
using weir::unexpected;

namespace {

// What is said of a command line that has one word too many.
std::string said(const std::string& words) {
  weir::App app{"tool", "", ""};
  std::string time;
  app.add_option("--time", time);
  CLI::App& slack = *app.add_subcommand("slack");
  slack.add_option("--channel", time);
  app.add_subcommand("email");
  CHECK_THROWS_AS(app.parse(words), CLI::ExtrasError);
  return unexpected(app);
}

TEST_CASE("unexpected: names the option that was meant") {
  CHECK(said("--tiem x") == "there is no --tiem; did you mean --time?");
  CHECK(said("--tiem=x") == "there is no --tiem; did you mean --time?");
}

TEST_CASE("unexpected: says no more where nothing is near") {
  CHECK(said("--frobnicate") == "there is no --frobnicate");
  CHECK(said("frobnicate") == "there is no place for frobnicate");
}

TEST_CASE("unexpected: tells an option without what was given to it") {
  CHECK(said("-P secret") == "there is no -P");
  CHECK(said("-Psecret") == "there is no -P");
  CHECK(said("slack secret --pass=secret") == "there is no --pass");
}

TEST_CASE("unexpected: names the direction that was meant") {
  CHECK(said("slak") == "there is no place for slak; did you mean slack?");
}

TEST_CASE("unexpected: knows the options of the direction that was taken") {
  CHECK(said("slack --chanel x") == "there is no --chanel; did you mean --channel?");
  CHECK(said("slack --tiem x") == "there is no --tiem");
}

// What is said of a command line without a direction, of which there are so many.
std::string needed(int directions, const std::string& words) {
  weir::App app{"tool", "", ""};
  for (const char* name : {"consume", "produce", "list"})
    if (directions-- > 0) app.add_subcommand(name);
  app.require_subcommand(1);
  CHECK_THROWS_AS(app.parse(words), CLI::RequiredError);
  return needed_direction(app);
}

TEST_CASE("needed_direction: names those there are") {
  CHECK(needed(1, "") == "needs consume");
  CHECK(needed(2, "") == "needs consume or produce");
  CHECK(needed(3, "") == "needs consume, produce or list");
  CHECK(needed(2, "-t cpu") == "needs consume or produce");
}

TEST_CASE("needed_direction: tells which was meant") {
  CHECK(needed(2, "prodcue -t cpu") ==
        "needs consume or produce; did you mean produce?");
}

TEST_CASE("needed_direction: is silent where one was given, or none is wanted") {
  weir::App app{"tool", "", ""};
  app.add_subcommand("list");
  CHECK(needed_direction(app).empty());
  app.require_subcommand(1);
  app.parse("list");
  CHECK(needed_direction(app).empty());
}

}  // namespace
