#include "cli/unexpected.h"

#include <doctest/doctest.h>

#include "cli/run.h"

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

}  // namespace
