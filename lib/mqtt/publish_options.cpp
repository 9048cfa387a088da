#include "mqtt/publish_options.h"

#include <charconv>
#include <stdexcept>

#include "mqtt/topic.h"

namespace weir {
namespace {

[[noreturn]] void refuse(const std::string& why) { throw std::invalid_argument(why); }

void bind_messages(CLI::App& app, PublishCommand& command) {
  app.add_option("-t,--topic", command.topic,
                 "Where they go; {field} is filled in. Without it, --envelope")
      ->type_name("TEMPLATE");
  add_field(app, "--topic-field", command.topic_field, "Holds the topic, instead");
  add_field(app, "--payload", command.payload,
            "Holds the payload (default: the whole line is)");
  app.add_flag("--envelope", command.envelope,
               "Records are messages as sub --envelope writes them");
  app.add_flag("--raw", command.raw, "Lines are payloads, whatever they are");
  app.add_option("-q,--qos", command.qos, "Of the messages")
      ->type_name("QOS")
      ->check(CLI::IsMember({0, 1, 2}))
      ->default_str("1, or the envelope's");
  app.add_flag("-r,--retain", command.retain,
               "Have the broker keep the last of a topic");
  for (const char* name : {"--topic", "--topic-field", "--payload", "--envelope",
                           "--raw", "--qos", "--retain"})
    app.get_option(name)->group("Messages");
}

void bind_pace(CLI::App& app, PublishCommand& command) {
  add_count(app, "-M,--max-inflight", command.max_inflight,
            "So many may be on their way, not acknowledged yet");
  app.add_option("--rate", command.rate, "Send no faster than that")->type_name("N/s");
  for (const char* name : {"--max-inflight", "--rate"})
    app.get_option(name)->group("Pace");
}

// "50/s", "0.5/s"; 0 where nothing is said.
double parse_rate(const std::string& text) {
  if (text.empty()) return 0;
  double rate = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, rate);
  if (error != std::errc{} || std::string_view(rest) != "/s" || !(rate > 0))
    refuse("--rate " + text + ": a rate is a number and /s, such as 50/s");
  return rate;
}

MqttOutgoingOptions outgoing_of(const PublishCommand& command) {
  MqttOutgoingOptions outgoing;
  std::string topic = command.topic;
  if (topic.empty()) topic = topic_of_url(command.connection);
  if (!topic.empty()) outgoing.topic = Template::parse(topic, "--topic");
  outgoing.topic_field = command.topic_field;
  if (outgoing.topic && !outgoing.topic_field.empty())
    refuse("there is a topic and --topic-field");
  outgoing.envelope = command.envelope ||
                      (topic.empty() && !command.raw && command.topic_field.empty());
  if (command.raw) {
    if (command.envelope || !command.payload.empty() || !command.topic_field.empty())
      refuse("--raw has no records, and so no fields");
    if (!outgoing.topic) refuse("--raw wants --topic");
    if (!outgoing.topic->places().empty())
      refuse("--raw has no records to fill a topic from");
    if (const auto problem = topic_problem(topic)) refuse("--topic: " + *problem);
  }
  outgoing.payload = command.payload;
  outgoing.qos = command.qos;
  outgoing.retain = command.retain;
  outgoing.properties = properties_of(command.connection, MqttPacket::Publish);
  return outgoing;
}

}  // namespace

void bind(CLI::App& app, PublishCommand& command) {
  bind_messages(app, command);
  bind_pace(app, command);
  bind_broker(app, command.connection);
  bind_session(app, command.connection);
  add_duration(app, "--retry", command.retry,
               "Give up after so long without a connection or an answer")
      ->group("The connection");
  bind_security(app, command.connection);
  bind_will(app, command.connection);
  bind_stream(app, command.stream);
}

PublicationOptions make_options(const PublishCommand& command) {
  PublicationOptions options;
  options.settings = make_settings(command.connection);
  options.settings.retry = command.retry;
  if (command.max_inflight > UINT16_MAX) refuse("--max-inflight is up to 65535");
  options.settings.send_maximum = static_cast<int>(command.max_inflight);
  options.publisher = {command.max_inflight, parse_rate(command.rate)};
  options.outgoing = outgoing_of(command);
  options.raw = command.raw;
  options.stream = command.stream;
  return options;
}

}  // namespace weir
