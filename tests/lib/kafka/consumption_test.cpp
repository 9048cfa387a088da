#include "kafka/consumption.h"

#include <doctest/doctest.h>
#include <fcntl.h>

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

#include "support/memory_file.h"
#include "support/mock_kafka.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

struct Fixture {
  Fixture() {
    kafka.fill(topic, 0, {R"({"n":1})", "two", R"({"n":3})"});
    options.client = kafka.options({{"enable.partition.eof", "true"}});
    options.reading.topics = {topic};
    options.out = out.fd();
  }
  MockKafka& kafka = MockKafka::shared();
  std::string topic = kafka.make_topic(1);
  MemoryFile out;
  ConsumeOptions options;
};

TEST_CASE_FIXTURE(Fixture, "Consumption: ends at the end, where that is asked for") {
  options.exit_at_end = true;
  CHECK(Consumption{options}.run() == 0);
  CHECK(out.text() ==
        "{\"n\":1}\n{\"topic\":\"" + topic + "\",\"payload\":\"two\"}\n{\"n\":3}\n");
}

TEST_CASE_FIXTURE(Fixture, "Consumption: ends after so many messages") {
  options.count = 1;
  CHECK(Consumption{options}.run() == 0);
  CHECK(out.text() == "{\"n\":1}\n");
}

TEST_CASE_FIXTURE(Fixture, "Consumption: ends after so much time") {
  options.reading.range.begin = OffsetPoint{OffsetPoint::Kind::End};
  options.timeout = 300ms;
  CHECK(Consumption{options}.run() == 0);
  CHECK(out.text().empty());
}

TEST_CASE_FIXTURE(Fixture, "Consumption: ends where the range ends") {
  options.reading.range = {OffsetPoint{OffsetPoint::Kind::Number, 1},
                           OffsetPoint{OffsetPoint::Kind::Number, 2}};
  options.form = MessageText::Form::Raw;
  CHECK(Consumption{options}.run() == 0);
  CHECK(out.text() == "two\n");
}

TEST_CASE_FIXTURE(Fixture, "Consumption: a topic that isn't there is a failure") {
  options.reading.topics = {"^none"};
  CHECK_THROWS_WITH_AS(Consumption{options}.run(), "no topic matches --topic",
                       std::runtime_error);
}

TEST_CASE_FIXTURE(Fixture, "Consumption: what can't be written is a failure") {
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  options.out = full;
  CHECK_THROWS_AS(Consumption{options}.run(), std::system_error);
  ::close(full);
}

TEST_CASE_FIXTURE(Fixture, "Consumption: a message does nothing to a terminal") {
  kafka.fill(topic, 0, {"\033[2J"});
  const int screen = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  REQUIRE(::grantpt(screen) == 0);
  REQUIRE(::unlockpt(screen) == 0);
  options.out = ::open(::ptsname(screen), O_RDWR | O_NOCTTY | O_CLOEXEC);
  options.reading.range.begin = OffsetPoint{OffsetPoint::Kind::Number, 3};
  options.form = MessageText::Form::Raw;
  options.count = 1;
  CHECK(Consumption{options}.run() == 0);
  std::array<char, 64> shown{};
  const ssize_t size = ::read(screen, shown.data(), shown.size());
  REQUIRE(size > 0);
  CHECK(std::string(shown.data(), static_cast<std::size_t>(size)) == "\\x1b[2J\r\n");
  ::close(options.out);
  ::close(screen);
}

TEST_CASE("Consumption: a format that can't be is refused") {
  ConsumeOptions options;
  options.format = "%z";
  CHECK_THROWS_AS(Consumption{options}, std::invalid_argument);
}

}  // namespace
