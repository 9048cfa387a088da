#include "mqtt/publication.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "support/memory_file.h"

using namespace std::chrono_literals;
using weir::MemoryFile;
using weir::PublicationOptions;
using weir::Template;

namespace {

PublicationOptions options() {
  PublicationOptions options;
  options.settings.id = "weir-test";
  options.settings.broker = {"127.0.0.1", 1, false};  // nobody is there
  options.settings.retry = 1ms;
  options.outgoing.topic = Template::parse("a");
  return options;
}

TEST_CASE("publish(): nothing to send needs no broker") {
  MemoryFile empty{""}, blank{"\n\n"};
  CHECK(publish(options(), empty.fd()) == 0);
  PublicationOptions raw = options();
  raw.raw = true;
  CHECK(publish(raw, blank.fd()) == 0);
}

TEST_CASE("publish(): rejected lines don't either") {
  MemoryFile file{"no record\n"};
  CHECK(publish(options(), file.fd()) == 3);
}

TEST_CASE("publish(): it fails where a message can't be sent") {
  MemoryFile records{"{}\n"}, lines{"x\n"};
  CHECK_THROWS_AS(publish(options(), records.fd()), std::runtime_error);
  PublicationOptions raw = options();
  raw.raw = true;
  CHECK_THROWS_AS(publish(raw, lines.fd()), std::runtime_error);
}

}  // namespace
