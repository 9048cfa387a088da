// mqtt-cat: a broker's messages to records, and records to messages. See mqtt-cat(1).

#include <unistd.h>

#include "cli/config.h"
#include "mqtt/publish_options.h"
#include "mqtt/subscribe_options.h"

using namespace weir;

int main(int argc, char** argv) {
  App app{"mqtt-cat", "Read topics of MQTT as records, or write records to them.",
          "  mqtt-cat sub -L mqtts://doc@broker.example.com -t 'rooms/#'\n"
          "  mqtt-cat sub -h broker -t 'rooms/+/co2' -q 1 --spool waiting\n"
          "  mqtt-cat sub -h broker -t '#' --topics\n"
          "  mqtt-cat pub -h broker --topic 'rooms/{room}' < readings.ndjson\n"
          "  mqtt-cat sub -h here -t '#' --envelope | mqtt-cat pub -h there\n",
          mqtt_library()};
  app.require_subcommand(1);
  SubscribeCommand sub;
  CLI::App& reading = *app.add_subcommand("sub", "Messages of topics to stdout");
  bind(reading, sub);
  PublishCommand pub;
  CLI::App& writing = *app.add_subcommand("pub", "Records from stdin to topics");
  bind(writing, pub);
  bind_config(app);

  const auto role = [&] { return writing.parsed() ? Role::Filter : Role::Source; };
  return run(app, argc, argv, role, [&] {
    if (writing.parsed()) return publish(make_options(pub), STDIN_FILENO);
    const SubscribeOptions options = make_options(sub);
    return MqttSubscriber{options, STDOUT_FILENO}.run();
  });
}
