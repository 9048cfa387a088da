#include "mqtt/subscribe_options.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "mqtt/topic.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

// How many messages may be on their way to us. At QoS 2 as many as there can be: the
// library counts those, and ends the connection where they are too many, and mosquitto
// (2.0.11) sends more than it was told.
constexpr int on_their_way = 1000;
constexpr int on_their_way_at_qos_2 = 65535;

void bind_messages(CLI::App& app, SubscribeCommand& command) {
  SubscribeOptions& options = command.options;
  app.add_option("-t,--topic", command.topics, "Subscribe to it; may be repeated");
  app.add_option("-q,--qos", command.qos,
                 "Of the first topic, the second; the last holds on")
      ->type_name("QOS")
      ->check(CLI::IsMember({0, 1, 2}))
      ->default_str("0");
  app.add_option("-T,--filter-out", options.filter_out, "Leave these topics out");
  for (const char* name : {"--topic", "--filter-out"})
    app.get_option(name)->type_name("FILTER");
  for (const char* name : {"--topic", "--qos", "--filter-out"})
    app.get_option(name)->allow_extra_args(false);
  app.add_option("--share", command.share, "Share the messages with others of GROUP")
      ->type_name("GROUP");
  app.add_flag("-R,--no-retained", options.no_retained, "Leave retained messages out");
  app.add_flag("--retained-only", options.retained_only,
               "End at the first message that isn't");
  app.add_flag("--retain-as-published", options.retain_as_published,
               "Tell of the flag as it was set");
  for (const char* name : {"--topic", "--qos", "--filter-out", "--share",
                           "--no-retained", "--retained-only", "--retain-as-published"})
    app.get_option(name)->group("Messages");
}

void bind_output(CLI::App& app, SubscribeCommand& command) {
  SubscribeOptions& options = command.options;
  app.add_flag("--envelope", command.envelope,
               "Write whole messages, as pub takes them");
  app.add_flag("--raw", command.raw, "Write payloads as they are");
  app.add_option("-F,--format", command.format,
                 "Write text: %t is the topic, %p payload")
      ->type_name("FORMAT");
  app.add_flag("--topics", options.topics, "Show a table of the topics instead");
  add_count(app, "-C,--count", options.count, "End after so many messages");
  add_duration(app, "-W,--timeout", options.timeout, "End after so long");
  app.add_flag("-E,--subscribe-only", options.end_once_subscribed,
               "End once the subscriptions are granted");
  for (const char* name : {"--envelope", "--raw", "--format", "--topics", "--count",
                           "--timeout", "--subscribe-only"})
    app.get_option(name)->group("Output");
}

void bind_waiting(CLI::App& app, SubscribeCommand& command) {
  DeliveryOptions& delivery = command.options.delivery;
  add_size(app, "--queue-size", delivery.queue_size,
           "So much waits in memory, where there is no spool");
  app.add_option("--spool", delivery.spool,
                 "What waits does so in files of this folder")
      ->type_name("DIR");
  add_size(app, "--spool-size", delivery.spool_size, "So much");
  app.add_option("--on-overflow", command.on_overflow, "What becomes of more")
      ->type_name("WHAT")
      ->check(CLI::IsMember({"block", "drop-oldest", "drop-newest", "fail"}))
      ->capture_default_str();
  for (const char* name : {"--queue-size", "--spool", "--spool-size", "--on-overflow"})
    app.get_option(name)->group("A reader that is slow");
}

Overflow parse_overflow(const std::string& text) {
  if (text == "drop-oldest") return Overflow::DropOldest;
  if (text == "drop-newest") return Overflow::DropNewest;
  return text == "fail" ? Overflow::Fail : Overflow::Block;
}

std::vector<MqttSubscription> subscriptions_of(SubscribeCommand& command) {
  std::vector<std::string> topics = command.topics;
  if (const std::string topic = topic_of_url(command.connection); !topic.empty())
    topics.insert(topics.begin(), topic);
  if (topics.empty()) throw std::invalid_argument("--topic is needed");
  std::vector<MqttSubscription> result;
  const std::string group =
      command.share.empty() ? "" : "$share/" + command.share + "/";
  for (std::size_t i = 0; i < topics.size(); ++i) {
    std::string filter = group + topics[i];
    if (const auto problem = filter_problem(filter))
      throw std::invalid_argument("--topic " + filter + ": " + *problem);
    const int qos =
        command.qos.empty() ? 0 : command.qos[std::min(i, command.qos.size() - 1)];
    result.push_back({std::move(filter), qos});
  }
  return result;
}

MqttStyle style_of(const SubscribeCommand& command) {
  const int forms = int{command.envelope} + int{command.raw} +
                    int{!command.format.empty()} + int{command.options.topics};
  if (forms > 1)
    throw std::invalid_argument(
        "of --envelope, --raw, --format and --topics there is one at most");
  if (command.envelope) return MqttStyle::Envelope;
  if (command.raw) return MqttStyle::Raw;
  return command.format.empty() ? MqttStyle::Record : MqttStyle::Format;
}

void fit_session(SubscribeOptions& options) {
  const auto highest =
      std::max_element(options.subscriptions.begin(), options.subscriptions.end(),
                       [](const auto& a, const auto& b) { return a.qos < b.qos; });
  MqttSettings& settings = options.settings;
  settings.receive_maximum = highest->qos == 2 ? on_their_way_at_qos_2 : on_their_way;
  // At QoS 0 nothing is kept for us, and of a group nothing should be, which the others
  // then don't get.
  const bool is_shared =
      std::any_of(options.subscriptions.begin(), options.subscriptions.end(),
                  [](const auto& one) { return one.filter.starts_with("$share/"); });
  if ((highest->qos == 0 || is_shared) && settings.session == MqttSession::Run)
    settings.session = MqttSession::Connection;
}

}  // namespace

void bind(CLI::App& app, SubscribeCommand& command) {
  bind_messages(app, command);
  bind_output(app, command);
  bind_waiting(app, command);
  bind_broker(app, command.connection);
  bind_session(app, command.connection);
  add_duration(app, "--retry", command.retry,
               "Give up after so long without a connection or an answer")
      ->group("The connection");
  bind_security(app, command.connection);
  bind_will(app, command.connection);
  add_duration(app, "--stats", command.options.stats,
               "Write counts to stderr every SPAN and at the end")
      ->group("Other");
  app.add_flag("--progress", command.options.progress, "Show progress on the terminal")
      ->group("Other");
}

SubscribeOptions make_options(SubscribeCommand& command) {
  if (command.options.no_retained && command.options.retained_only)
    throw std::invalid_argument("--no-retained and --retained-only leave nothing");
  const MqttStyle style = style_of(command);
  SubscribeOptions options = std::move(command.options);
  options.style = style;
  options.settings = make_settings(command.connection);
  if (command.retry > 0s) options.settings.retry = command.retry;
  options.properties = properties_of(command.connection, MqttPacket::Subscribe);
  options.subscriptions = subscriptions_of(command);
  for (const std::string& filter : options.filter_out)
    if (const auto problem = filter_problem(filter))
      throw std::invalid_argument("--filter-out " + filter + ": " + *problem);
  if (options.style == MqttStyle::Format) {
    try {
      options.format.emplace(command.format);
    } catch (const std::invalid_argument& error) {
      throw std::invalid_argument(std::string("--format: ") + error.what());
    }
  }
  options.delivery.on_overflow = parse_overflow(command.on_overflow);
  fit_session(options);
  return options;
}

}  // namespace weir
