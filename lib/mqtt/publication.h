// Publication: records, or lines, from a descriptor to a broker: mqtt-cat pub.
#pragma once

#include <string>

#include "mqtt/outgoing.h"
#include "mqtt/publisher.h"

namespace weir {

struct PublicationOptions {
  MqttSettings settings;
  MqttPublisherOptions publisher;
  MqttOutgoingOptions outgoing;
  bool raw = false;  // lines are payloads, whatever they are
  StreamOptions stream;
};

// Sends what `fd` gives until its end, or a stop, waits until all of it is
// acknowledged, and gives the exit status. Throws std::runtime_error where that can't
// be, which says how many messages are not acknowledged, and std::invalid_argument.
int publish(const PublicationOptions& options, int fd);

}  // namespace weir
