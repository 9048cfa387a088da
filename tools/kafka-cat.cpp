// kafka-cat: messages of Kafka as records, and back. See kafka-cat(1).

#include <unistd.h>

#include "cli/config.h"
#include "io/line_writer.h"
#include "kafka/consume_options.h"
#include "kafka/list_options.h"
#include "kafka/produce_options.h"

using namespace weir;

namespace {

struct Commands {
  ConsumeCommand consume;
  ProduceCommand produce;
  ListCommand list;
  OffsetsCommand offsets;
};

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

int list_or_offsets(const App& app, const Commands& commands) {
  const bool lists = app.got_subcommand("list");
  const KafkaConnection& connection =
      lists ? commands.list.connection : commands.offsets.connection;
  if (connection.dump) return dump(client_options(connection, {}));
  return lists ? list(commands.list, STDOUT_FILENO)
               : offsets(commands.offsets, STDOUT_FILENO);
}

}  // namespace

int main(int argc, char** argv) {
  App app{"kafka-cat", "Read topics of Kafka as records, or write records to them.",
          "  kafka-cat consume -b broker:9092 -t cpu\n"
          "  kafka-cat consume -b broker:9092 -t cpu -g alerts --username doc\n"
          "  kafka-cat consume -b broker:9092 -t cpu -o @-15m:end --envelope\n"
          "  kafka-cat produce -b broker:9092 -t 'cpu-{hostname}' --key-field cpu\n"
          "  kafka-cat consume -b here:9092 -t cpu -e --envelope |\n"
          "    kafka-cat produce -b there:9092\n"
          "  kafka-cat list lag -b broker:9092 -g alerts\n"
          "  kafka-cat offsets -b broker:9092 -g alerts --reset @-1h --dry-run\n",
          kafka_library()};
  app.require_subcommand(1);
  Commands commands;
  bind_consume(*app.add_subcommand("consume", "Messages of topics to stdout"),
               commands.consume);
  bind_produce(*app.add_subcommand("produce", "Records from stdin to topics"),
               commands.produce);
  bind_list(*app.add_subcommand("list", "Brokers, topics, groups, and their lag"),
            commands.list);
  bind_offsets(*app.add_subcommand("offsets", "Offsets by time, and moving a group"),
               commands.offsets);
  bind_config(app);

  const auto role = [&] {
    return app.got_subcommand("produce") ? Role::Filter : Role::Source;
  };
  return run(app, argc, argv, role, [&] {
    if (app.got_subcommand("consume")) return consume(commands.consume);
    if (app.got_subcommand("produce")) return produce(commands.produce);
    return list_or_offsets(app, commands);
  });
}
