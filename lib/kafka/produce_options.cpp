#include "kafka/produce_options.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "kafka/topic_filter.h"

namespace weir {
namespace {

void bind_message(CLI::App& app, ProduceCommand& command) {
  app.add_option("-t,--topic", command.topic,
                 "Where to; {field} is filled in. Without it, --envelope")
      ->type_name("TOPIC");
  app.add_flag("--envelope", command.envelope,
               "Records are whole messages, as consume --envelope writes them");
  app.add_flag("--raw", command.raw, "Lines are payloads, whatever they are");
  add_field(app, "--payload", command.payload,
            "Send what this field says (default: the line)");
  app.add_option("-k,--key", command.key, "The key of all messages")->type_name("KEY");
  add_field(app, "--key-field", command.key_field, "Field of the key");
  app.add_option("-K,--key-delimiter", command.key_delimiter,
                 "With --raw: what stands between the key and the payload")
      ->type_name("TEXT");
  app.add_option("-H,--header", command.headers,
                 "A header of all messages; may be repeated")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  add_field(app, "--timestamp-field", command.timestamp,
            "Field of the message's time (default: when it is sent)");
  app.add_option("-p,--partition", command.partition,
                 "Where to in the topic (default: as the key has it)")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber);
  app.add_flag("--any-partition", command.any_partition,
               "Let the key say, though an envelope does");
  app.add_flag("-Z,--null", command.null,
               "Send an empty payload or key as none: a tombstone");
}

void bind_delivery(CLI::App& app, ProduceCommand& command) {
  const std::string group = "Delivery";
  app.add_option("--partitioner", command.partitioner,
                 "How the key says: murmur2_random is as Java's clients have it")
      ->type_name("NAME")
      ->check(CLI::IsMember({"murmur2_random", "murmur2", "consistent_random",
                             "consistent", "fnv1a_random", "fnv1a", "random"}))
      ->capture_default_str();
  app.add_option("-z,--compress", command.compress, "none, gzip, snappy, lz4, zstd")
      ->type_name("HOW")
      ->check(CLI::IsMember({"none", "gzip", "snappy", "lz4", "zstd"}))
      ->capture_default_str();
  app.add_option(
         "--acks", command.acks,
         "Who must have a message: all replicas (which also keeps it from being "
         "there twice), 1, or 0")
      ->type_name("WHO")
      ->check(CLI::IsMember({"all", "1", "0"}))
      ->capture_default_str();
  app.add_option("--transactional-id", command.transactional_id,
                 "All of the input is there at once, at its end, or never")
      ->type_name("ID");
  add_duration(app, "--retry", command.retry, "Try again for so long, then fail");
  for (const char* name :
       {"--partitioner", "--compress", "--acks", "--transactional-id", "--retry"})
    app.get_option(name)->group(group);
}

// As kcat has it: a name alone is a header without a value.
MessageHeader read_header(const std::string& text) {
  const std::size_t equals = text.find('=');
  MessageHeader header{text.substr(0, equals), std::nullopt};
  if (equals != std::string::npos) header.value = text.substr(equals + 1);
  if (header.name.empty())
    throw std::invalid_argument("--header " + text + ": it is NAME=VALUE");
  return header;
}

// Without a topic, the records have to say it.
bool has_envelopes(const ProduceCommand& command) {
  return command.envelope || command.topic.empty();
}

void check(const ProduceCommand& command) {
  const auto refuse = [](const std::string& why) { throw std::invalid_argument(why); };
  if (command.raw && command.topic.empty()) refuse("--raw needs a --topic");
  if (command.raw && command.envelope)
    refuse("--raw and --envelope contradict each other");
  const bool has_fields = !command.payload.empty() || !command.key_field.empty() ||
                          !command.timestamp.empty();
  if (command.raw && has_fields) refuse("--raw: what is no record has no fields");
  if (has_envelopes(command) && has_fields)
    refuse("an envelope says by itself what the payload, key and time are");
  if (!command.raw && !command.key_delimiter.empty())
    refuse("--key-delimiter only serves --raw");
  if (!command.key.empty() && !command.key_field.empty())
    refuse("--key and --key-field contradict each other");
  if (!has_envelopes(command) && command.any_partition)
    refuse("--any-partition only serves --envelope");
  if (command.acks != "all" && !command.transactional_id.empty())
    refuse("--transactional-id: a transaction needs --acks all");
}

KafkaOutgoingOptions message_options(const ProduceCommand& command) {
  KafkaOutgoingOptions options;
  if (!command.topic.empty()) options.topic = Template::parse(command.topic, "--topic");
  options.payload = command.payload;
  options.key_field = command.key_field;
  if (!command.key.empty()) options.key = command.key;
  options.timestamp = command.timestamp;
  for (const std::string& text : command.headers)
    options.headers.push_back(read_header(text));
  options.partition = command.partition;
  options.empty_is_null = command.null;
  options.envelope = has_envelopes(command);
  options.any_partition = command.any_partition;
  return options;
}

KafkaSettings defaults_of(const ProduceCommand& command) {
  const auto span = std::chrono::milliseconds{milliseconds(command.retry)};
  constexpr std::chrono::milliseconds longest = std::chrono::minutes{15};
  KafkaSettings settings{{
      {"enable.idempotence", command.acks == "all" ? "true" : "false"},
      {"acks", command.acks},
      {"partitioner", command.partitioner},
      {"compression.codec", command.compress},
      {"linger.ms", "5"},
      // What is larger than the broker takes is for the broker to say.
      {"message.max.bytes", std::to_string(64 * 1024 * 1024)},
      {"queue.buffering.max.kbytes", std::to_string(128 * 1024)},
      {"message.timeout.ms", std::to_string(span.count())},
  }};
  if (command.transactional_id.empty()) return settings;
  settings.set("transactional.id", command.transactional_id);
  settings.set("transaction.timeout.ms", std::to_string(longest.count()));
  settings.set("message.timeout.ms", std::to_string(std::min(span, longest).count()));
  return settings;
}

}  // namespace

void bind_produce(CLI::App& app, ProduceCommand& command) {
  bind_message(app, command);
  bind_delivery(app, command);
  bind_connection(app, command.connection);
  add_count(app, "--rate", command.rate, "Send at most so many records a second");
  app.add_flag("--pass,--tee", command.pass, "Write the records to stdout too");
  app.add_flag("--report", command.report,
               "Tell on stderr of each record where it is now");
  bind_stream(app, command.stream);
}

ProduceOptions produce_options(const ProduceCommand& command) {
  check(command);
  ProduceOptions options;
  options.client = client_options(command.connection, defaults_of(command));
  options.client.retry = command.retry;
  options.message = message_options(command);
  const bool is_fixed =
      options.message.topic && options.message.topic->places().empty();
  if (is_fixed) {
    if (!is_topic_name(command.topic))
      throw std::invalid_argument("--topic " + command.topic +
                                  ": no topic can have that name");
    options.topic = command.topic;
  }
  if (command.raw && !is_fixed)
    throw std::invalid_argument("--raw: what is no record has no fields for --topic");
  options.raw = command.raw;
  options.key_delimiter = command.key_delimiter;
  options.pass = command.pass;
  options.report = command.report;
  options.in_transaction = !command.transactional_id.empty();
  options.rate = command.rate;
  options.stream = command.stream;
  return options;
}

}  // namespace weir
