#include "kafka/handles.h"

#include <librdkafka/rdkafka.h>

namespace weir {

void KafkaDeleter::operator()(rd_kafka_s* client) const {
  ::rd_kafka_destroy_flags(client, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
}

void KafkaDeleter::operator()(rd_kafka_conf_s* settings) const {
  ::rd_kafka_conf_destroy(settings);
}

void KafkaDeleter::operator()(rd_kafka_error_s* error) const {
  ::rd_kafka_error_destroy(error);
}

void KafkaDeleter::operator()(rd_kafka_op_s* event) const {
  ::rd_kafka_event_destroy(event);
}

void KafkaDeleter::operator()(rd_kafka_message_s* message) const {
  ::rd_kafka_message_destroy(message);
}

void KafkaDeleter::operator()(const struct rd_kafka_metadata* metadata) const {
  ::rd_kafka_metadata_destroy(metadata);
}

void KafkaDeleter::operator()(rd_kafka_queue_s* queue) const {
  ::rd_kafka_queue_destroy(queue);
}

void KafkaDeleter::operator()(rd_kafka_topic_s* topic) const {
  ::rd_kafka_topic_destroy(topic);
}

void KafkaDeleter::operator()(rd_kafka_topic_partition_list_s* list) const {
  ::rd_kafka_topic_partition_list_destroy(list);
}

}  // namespace weir
