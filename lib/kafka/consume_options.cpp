#include "kafka/consume_options.h"

#include <stdexcept>

#include "kafka/topic_filter.h"

namespace weir {
namespace {

void bind_what(CLI::App& app, ConsumeCommand& command) {
  app.add_option("-t,--topic", command.topics,
                 "Read this topic, or by ^ those whose names match; may be repeated")
      ->type_name("TOPIC")
      ->required()
      ->allow_extra_args(false);
  app.add_option("-p,--partition", command.partitions, "Read only these partitions")
      ->type_name("N,...")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::NonNegativeNumber);
  app.add_option("-g,--group", command.group,
                 "Share the partitions out among a group, and go on where it was")
      ->type_name("NAME");
  app.add_option("-o,--offset", command.offsets,
                 "Begin at: beginning, end, N, -N (before the end), @TIME, stored; "
                 "FROM:TO ends too (default: beginning; in a group: stored)")
      ->type_name("WHERE")
      ->allow_extra_args(false);
  app.add_flag("-e,--exit-eof", command.exit_eof,
               "End when each partition was read to its end");
  add_count(app, "-c,--count", command.count, "End after so many messages");
  add_duration(app, "-W,--timeout", command.timeout, "End after SPAN");
}

void bind_how(CLI::App& app, ConsumeCommand& command) {
  const std::string group = "What is written";
  app.add_flag("--envelope", command.envelope,
               "The whole message: topic, partition, offset, time, key, headers");
  app.add_flag("--raw", command.raw, "The bytes of the payload, and a newline");
  app.add_option("-f,--format", command.format,
                 "Made of %s payload %k key %h headers %t topic %p partition %o offset "
                 "%T time %S %K sizes")
      ->type_name("FORMAT");
  for (const char* name : {"--envelope", "--raw", "--format"})
    app.get_option(name)->group(group);
}

OffsetRange read_range(const std::vector<std::string>& texts) {
  OffsetRange range;
  const Time moment = now();
  for (const std::string& text : texts) {
    const OffsetRange read = OffsetRange::parse(text, moment);
    if ((range.begin && read.begin) || (range.end && read.end))
      throw std::invalid_argument("--offset " + text + ": that was said already");
    if (read.begin) range.begin = read.begin;
    if (read.end) range.end = read.end;
  }
  return range;
}

void check(const ConsumeCommand& command, const OffsetRange& range) {
  const TopicFilter filter{command.topics};  // refuses what is none
  if (int{command.envelope} + int{command.raw} + int{!command.format.empty()} > 1)
    throw std::invalid_argument("--envelope, --raw and --format contradict each other");
  if (command.group.empty()) {
    if (range.begin && range.begin->kind == OffsetPoint::Kind::Stored)
      throw std::invalid_argument("--offset stored: only a --group stores offsets");
  } else if (!command.partitions.empty()) {
    throw std::invalid_argument("--partition: in a --group it is not for us to choose");
  }
}

KafkaSettings defaults_of(const ConsumeCommand& command, const OffsetRange& range) {
  KafkaSettings settings{{
      {"enable.auto.commit", "false"},
      {"enable.auto.offset.store", "false"},
      {"enable.partition.eof", "true"},
      {"isolation.level", "read_committed"},
      {"auto.offset.reset", "earliest"},
      {"fetch.error.backoff.ms", "100"},
  }};
  // At the end of a partition an answer is waited for, by the last fetch too.
  if (command.exit_eof || range.end) settings.set("fetch.wait.max.ms", "50");
  if (command.group.empty()) return settings;
  settings.set("group.id", command.group);
  settings.set("partition.assignment.strategy", "cooperative-sticky");
  if (range.begin && range.begin->kind == OffsetPoint::Kind::End)
    settings.set("auto.offset.reset", "latest");
  return settings;
}

}  // namespace

void bind_consume(CLI::App& app, ConsumeCommand& command) {
  bind_what(app, command);
  bind_how(app, command);
  bind_connection(app, command.connection);
  add_duration(app, "--commit-every", command.commit_every,
               "Tell the group every SPAN what is written");
  add_duration(app, "--retry", command.retry,
               "Give up when no broker is reached for SPAN (default: never)");
  add_duration(app, "--stats", command.stats,
               "Write counts to stderr every SPAN and at the end")
      ->group("Other");
  app.add_flag("--progress", command.progress, "Show progress on the terminal")
      ->group("Other");
}

ConsumeOptions consume_options(const ConsumeCommand& command) {
  const OffsetRange range = read_range(command.offsets);
  check(command, range);
  ConsumeOptions options;
  options.client = client_options(command.connection, defaults_of(command, range));
  if (command.retry > Duration{}) options.client.retry = command.retry;
  options.reading = {command.topics, command.partitions, range};
  options.in_group = !command.group.empty();
  options.commit_every = command.commit_every;
  options.exit_at_end = command.exit_eof;
  options.count = command.count;
  options.timeout = command.timeout;
  if (command.envelope) options.form = MessageText::Form::Envelope;
  if (command.raw) options.form = MessageText::Form::Raw;
  options.format = command.format;
  options.stats = command.stats;
  options.progress = command.progress;
  return options;
}

}  // namespace weir
