#include "mqtt/publication.h"

#include <functional>
#include <stdexcept>
#include <system_error>

namespace weir {
namespace {

void send_records(RecordReader& in, MqttOutgoing& outgoing, MqttPublisher& publisher) {
  while (const Record* record = in.next()) {
    try {
      publisher.send(outgoing.of(*record), in.lines(), record->line());
    } catch (const std::invalid_argument& error) {
      in.reject(error.what());
    }
  }
}

void send_lines(const PublicationOptions& options, Intake& in,
                MqttPublisher& publisher) {
  MqttClient::Outgoing message;
  Text topic;
  options.outgoing.topic->fill({}, topic);
  message.topic = topic.plain;
  message.qos = options.outgoing.qos.value_or(1);
  message.retain = options.outgoing.retain;
  message.properties = &options.outgoing.properties;
  while (const auto line = in.lines().next()) {
    if (line->part != Line::Part::Whole) {
      in.reject_piece(*line);
    } else if (!line->text.empty()) {
      message.payload = line->text;
      publisher.send(message, in.lines().line_number(), line->text);
    }
  }
}

// Sends by `send`, and then waits; also where it fails, for what was sent before.
int see_through(MqttPublisher& publisher, Intake& in,
                const std::function<void()>& send) {
  try {
    send();
    publisher.finish();
    return in.end();
  } catch (const std::system_error&) {
    throw;
  } catch (const std::runtime_error& error) {
    std::string why = error.what();
    try {
      publisher.finish();
    } catch (const std::runtime_error&) {
      // It is the same, or worse.
    }
    if (const std::size_t count = publisher.unacknowledged())
      why += "; " + std::to_string(count) + " messages are not acknowledged";
    throw std::runtime_error(why);
  }
}

}  // namespace

int publish(const PublicationOptions& options, int fd) {
  if (options.raw) {
    Intake in{fd, nullptr, options.stream};
    MqttPublisher publisher{options.settings, options.publisher, in};
    return see_through(publisher, in, [&] { send_lines(options, in, publisher); });
  }
  RecordReader in{fd, nullptr, options.stream};
  MqttOutgoing outgoing{in, options.outgoing};
  MqttPublisher publisher{options.settings, options.publisher, in.intake()};
  return see_through(publisher, in.intake(),
                     [&] { send_records(in, outgoing, publisher); });
}

}  // namespace weir
