#include "kafka/list_options.h"

#include <unistd.h>

#include <algorithm>
#include <stdexcept>

#include "io/line_writer.h"

namespace weir {
namespace {

void bind_topics(CLI::App& app, ListingOptions& listing) {
  app.add_option("-t,--topic", listing.topics,
                 "Only this topic, or by ^ those whose names match; may be repeated")
      ->type_name("TOPIC")
      ->allow_extra_args(false);
}

void bind_shared(CLI::App& app, Duration& retry, bool& json) {
  add_duration(app, "--retry", retry, "Try again for so long, then fail");
  app.add_flag("--json", json, "A JSON object a line, on a terminal too");
}

KafkaClient make_client(const KafkaConnection& connection, Duration retry) {
  KafkaClientOptions options = client_options(
      connection, KafkaSettings{{{"isolation.level", "read_committed"}}});
  options.retry = retry;
  return KafkaClient{KafkaClient::Kind::Consumer, options};
}

void write_table(const KafkaTable& table, int out, bool json) {
  std::string text;
  table.append_to(text, !json && ::isatty(out) == 1);
  write_all(out, text);
}

}  // namespace

void bind_list(CLI::App& app, ListCommand& command) {
  app.add_option("WHAT", command.what,
                 "brokers, topics, groups, lag (of groups); all where none is named")
      ->check(CLI::IsMember({"brokers", "topics", "groups", "lag"}));
  bind_topics(app, command.listing);
  app.add_option("-g,--group", command.listing.groups,
                 "Only this group; may be repeated")
      ->type_name("NAME")
      ->allow_extra_args(false);
  bind_connection(app, command.connection);
  bind_shared(app, command.retry, command.json);
}

void bind_offsets(CLI::App& app, OffsetsCommand& command) {
  bind_topics(app, command.listing);
  app.add_option("-p,--partition", command.listing.partitions, "Only these partitions")
      ->type_name("N,...")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::NonNegativeNumber);
  app.add_option("-o,--offset", command.at,
                 "Which offset that is: beginning, end, N, -N, @TIME (default: where "
                 "each partition begins and ends)")
      ->type_name("WHERE");
  app.add_option("-g,--group", command.group, "The group to move, with --reset")
      ->type_name("NAME");
  app.add_option("--reset", command.reset,
                 "Move the group there; nobody may read as the group meanwhile")
      ->type_name("WHERE");
  app.add_flag("--dry-run", command.dry, "Only tell from where to where");
  bind_connection(app, command.connection);
  bind_shared(app, command.retry, command.json);
}

int list(const ListCommand& command, int out) {
  const auto is_wanted = [&](const char* what) {
    return command.what.empty() || std::find(command.what.begin(), command.what.end(),
                                             what) != command.what.end();
  };
  KafkaClient client = make_client(command.connection, command.retry);
  KafkaListing listing{client, command.listing};
  if (is_wanted("brokers")) listing.add_brokers();
  if (is_wanted("topics")) listing.add_topics();
  if (is_wanted("groups")) listing.add_groups();
  if (is_wanted("lag")) listing.add_lag();
  write_table(listing.table(), out, command.json);
  return 0;
}

int offsets(const OffsetsCommand& command, int out) {
  if (command.reset.empty() != command.group.empty())
    throw std::invalid_argument("--group and --reset go together");
  if (!command.reset.empty() && !command.at.empty())
    throw std::invalid_argument("--reset and --offset contradict each other");
  if (command.reset.empty() && command.dry)
    throw std::invalid_argument("--dry-run only serves --reset");
  if (command.reset.empty() && command.listing.topics.empty())
    throw std::invalid_argument("--topic is required");
  const std::string& text = command.reset.empty() ? command.at : command.reset;
  std::optional<OffsetPoint> point;
  if (!text.empty()) point = OffsetPoint::parse(text, now());
  if (point && point->kind == OffsetPoint::Kind::Stored)
    throw std::invalid_argument("stored is no place to look for, or to move to");

  KafkaClient client = make_client(command.connection, command.retry);
  ListingOptions options = command.listing;
  if (!command.group.empty()) options.groups = {command.group};
  KafkaListing listing{client, options};
  if (command.reset.empty())
    listing.add_offsets(point);
  else
    listing.reset(*point, command.dry);
  write_table(listing.table(), out, command.json);
  return 0;
}

}  // namespace weir
