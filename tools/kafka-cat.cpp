// kafka-cat: messages of Kafka as records, and back. See kafka-cat(1).

#include <unistd.h>

#include "cli/config.h"
#include "io/line_writer.h"
#include "kafka/consume_options.h"
#include "kafka/produce_options.h"

using namespace weir;

namespace {

int dump(const KafkaClientOptions& options) {
  write_all(STDOUT_FILENO, shown(options.settings));
  return 0;
}

int consume(const ConsumeCommand& command) {
  const ConsumeOptions options = consume_options(command);
  if (command.connection.dump) return dump(options.client);
  return Consumption{options}.run();
}

int produce(const ProduceCommand& command) {
  const ProduceOptions options = produce_options(command);
  if (command.connection.dump) return dump(options.client);
  return Production{options}.run();
}

}  // namespace

int main(int argc, char** argv) {
  App app{"kafka-cat", "Read topics of Kafka as records, or write records to them.",
          "  kafka-cat consume -b broker:9092 -t cpu\n"
          "  kafka-cat consume -b broker:9092 -t cpu -g alerts --username doc\n"
          "  kafka-cat consume -b broker:9092 -t cpu -o @-15m:end --envelope\n"
          "  kafka-cat produce -b broker:9092 -t 'cpu-{hostname}' --key-field cpu\n"
          "  kafka-cat consume -b here:9092 -t cpu -e --envelope |\n"
          "    kafka-cat produce -b there:9092\n",
          kafka_library()};
  app.require_subcommand(1);
  ConsumeCommand to_consume;
  CLI::App& reading = *app.add_subcommand("consume", "Messages of topics to stdout");
  bind_consume(reading, to_consume);
  ProduceCommand to_produce;
  CLI::App& writing = *app.add_subcommand("produce", "Records from stdin to topics");
  bind_produce(writing, to_produce);
  bind_config(app);

  const auto role = [&] { return writing.parsed() ? Role::Filter : Role::Source; };
  return run(app, argc, argv, role, [&] {
    return writing.parsed() ? produce(to_produce) : consume(to_consume);
  });
}
