#include "mqtt/client.h"

#include <mosquitto.h>
#include <mqtt_protocol.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <stdexcept>

#include "mqtt/reason.h"
#include "mqtt/tcp.h"

namespace weir {
namespace {

// The authorities that the system's OpenSSL trusts, where only a folder will do.
constexpr const char* system_authorities = "/etc/ssl/certs";

constexpr const char* nothing = "weir/nothing";

// For how long a broker remembers a run that has vanished.
constexpr std::uint32_t run_expiry = 300;
constexpr std::uint32_t for_ever = UINT32_MAX;

// The library's functions want to be set up once in a process.
struct Library {
  Library() { mosquitto_lib_init(); }
  ~Library() { mosquitto_lib_cleanup(); }
};

const char* or_null(const std::string& text) {
  return text.empty() ? nullptr : text.c_str();
}

void check(int result, const std::string& what) {
  if (result == MOSQ_ERR_SUCCESS) return;
  if (result == MOSQ_ERR_NOMEM) throw std::bad_alloc();
  throw std::invalid_argument(what + ": " + mosquitto_strerror(result));
}

}  // namespace

// What the library calls, in C.
struct MqttClient::Callbacks {
  static MqttClient& client(void* object) { return *static_cast<MqttClient*>(object); }

  static void greeting(::mosquitto* handle, void* object, int code, int flags,
                       const mosquitto_property* /*properties*/) noexcept {
    mosquitto_log_callback_set(handle, nullptr);  // it costs time for each packet
    const bool is_v5 = client(object).version_ == MqttVersion::V5;
    client(object).listener_.on_greeting(is_v5 ? code : reason_of_return_code(code),
                                         (flags & 1) != 0);
  }

  static void message(::mosquitto* /*handle*/, void* object,
                      const mosquitto_message* message,
                      const mosquitto_property* properties) noexcept {
    client(object).called_back_ = true;
    client(object).listener_.on_message(
        {message->topic,
         {static_cast<const char*>(message->payload),
          static_cast<std::size_t>(message->payloadlen)},
         message->qos,
         message->retain,
         message->mid,
         properties});
  }

  static void subscribed(::mosquitto* /*handle*/, void* object, int mid, int count,
                         const int* reasons) noexcept {
    const std::span answers(reasons, static_cast<std::size_t>(count));
    client(object).listener_.on_subscribed(mid, answers);
  }

  static void published(::mosquitto* /*handle*/, void* object, int mid, int reason,
                        const mosquitto_property* /*properties*/) noexcept {
    client(object).called_back_ = true;
    client(object).listener_.on_acknowledged(mid, reason);
  }

  static void closed(::mosquitto* /*handle*/, void* object, int reason,
                     const mosquitto_property* /*properties*/) noexcept {
    client(object).listener_.on_closed(reason);
  }

  static void log(::mosquitto* /*handle*/, void* object, int level,
                  const char* text) noexcept {
    std::string& problem = client(object).tls_problem_;
    if (level == MOSQ_LOG_ERR && problem.empty())
      problem = tls_problem(text, client(object).settings_.broker.host);
  }

  static int key_password(char* buffer, int size, int /*writing*/, void* handle) {
    const auto& settings =
        client(mosquitto_userdata(static_cast<::mosquitto*>(handle))).settings_;
    const std::string& password = settings.tls.key_password;
    if (password.size() >= static_cast<std::size_t>(size)) return 0;
    password.copy(buffer, password.size());
    return static_cast<int>(password.size());
  }
};

MqttClient::MqttClient(const MqttSettings& settings, MqttVersion version,
                       MqttListener& listener)
    : settings_{settings}, version_{version}, listener_{listener} {
  static const Library library;
  const bool clean =
      settings.session == MqttSession::Connection ||
      (settings.session == MqttSession::Run && version != MqttVersion::V5);
  handle_ = mosquitto_new(settings.id.c_str(), clean, this);
  if (handle_ == nullptr) throw std::invalid_argument("the id is not UTF-8");
  try {
    set_up_options();
    set_up_tls();
    set_up_will();
  } catch (...) {
    mosquitto_destroy(handle_);
    throw;
  }
}

MqttClient::~MqttClient() { mosquitto_destroy(handle_); }

void MqttClient::set_up_options() {
  mosquitto_threaded_set(handle_, true);  // or else packets would leave by themselves
  mosquitto_int_option(
      handle_, MOSQ_OPT_PROTOCOL_VERSION,
      version_ == MqttVersion::V5 ? MQTT_PROTOCOL_V5 : MQTT_PROTOCOL_V311);
  mosquitto_int_option(handle_, MOSQ_OPT_TCP_NODELAY, 1);
  mosquitto_int_option(handle_, MOSQ_OPT_RECEIVE_MAXIMUM, settings_.receive_maximum);
  mosquitto_int_option(handle_, MOSQ_OPT_SEND_MAXIMUM, settings_.send_maximum);
  check(mosquitto_username_pw_set(handle_, or_null(settings_.username),
                                  or_null(settings_.password)),
        "user and password");
  mosquitto_connect_v5_callback_set(handle_, Callbacks::greeting);
  mosquitto_message_v5_callback_set(handle_, Callbacks::message);
  mosquitto_subscribe_callback_set(handle_, Callbacks::subscribed);
  mosquitto_publish_v5_callback_set(handle_, Callbacks::published);
  mosquitto_disconnect_v5_callback_set(handle_, Callbacks::closed);
}

void MqttClient::set_up_tls() {
  if (!settings_.broker.tls) return;
  const MqttTls& tls = settings_.tls;
  if (!tls.psk.empty()) {
    check(mosquitto_tls_psk_set(handle_, tls.psk.c_str(), tls.psk_identity.c_str(),
                                nullptr),
          "the key is to be in hexadecimal");
  } else {
    const bool system = tls.ca_file.empty() && tls.ca_path.empty();
    if (system) mosquitto_int_option(handle_, MOSQ_OPT_TLS_USE_OS_CERTS, 1);
    check(
        mosquitto_tls_set(handle_, or_null(tls.ca_file),
                          system ? system_authorities : or_null(tls.ca_path),
                          or_null(tls.certificate), or_null(tls.key),
                          Callbacks::key_password),
        "certificates: a file can't be read, or one of certificate and key is missing");
  }
  constexpr int verify_none = 0, verify_peer = 1;  // as OpenSSL has them
  check(mosquitto_tls_opts_set(handle_, tls.insecure ? verify_none : verify_peer,
                               or_null(tls.version), nullptr),
        "the version of TLS");
  mosquitto_tls_insecure_set(handle_, tls.insecure);
  if (!tls.alpn.empty())
    mosquitto_string_option(handle_, MOSQ_OPT_TLS_ALPN, tls.alpn.c_str());
}

void MqttClient::set_up_will() {
  if (!settings_.will) return;
  const MqttWill& will = *settings_.will;
  mosquitto_property* properties = nullptr;  // becomes the library's
  const mosquitto_property* wanted = settings_.will_properties.list();
  if (wanted != nullptr && version_ == MqttVersion::V5)
    check(mosquitto_property_copy_all(&properties, wanted), "the will");
  check(mosquitto_will_set_v5(handle_, will.topic.c_str(),
                              static_cast<int>(will.payload.size()),
                              will.payload.data(), will.qos, will.retain, properties),
        "the will");
}

std::optional<MqttProblem> MqttClient::problem_of(int result) const {
  return mqtt_problem(result, errno, tls_problem_);
}

MqttProperties MqttClient::connect_properties() const {
  if (version_ != MqttVersion::V5) return {};
  MqttProperties properties = settings_.connect.copy();
  std::uint32_t expiry = run_expiry;
  if (settings_.session == MqttSession::Connection) return properties;
  if (settings_.session == MqttSession::Persistent) {
    const auto& span = settings_.session_expiry;
    expiry = span ? static_cast<std::uint32_t>(to_seconds(*span)) : for_ever;
  }
  properties.add_number(MQTT_PROP_SESSION_EXPIRY_INTERVAL, expiry);
  return properties;
}

// There is no call that connects without waiting and takes properties. But one that
// can't connect, for it is given no host, keeps them for the one that does.
std::optional<MqttProblem> MqttClient::connect() {
  tls_problem_.clear();
  mosquitto_log_callback_set(handle_, Callbacks::log);
  const int keepalive = static_cast<int>(to_seconds(settings_.keepalive));
  const MqttProperties properties = connect_properties();
  const int kept =
      mosquitto_connect_bind_v5(handle_, "", 0, keepalive, nullptr, properties.list());
  if (kept != MOSQ_ERR_INVAL) return MqttProblem{mosquitto_strerror(kept), true};
  return problem_of(mosquitto_connect_bind_async(handle_, settings_.broker.host.c_str(),
                                                 settings_.broker.effective_port(),
                                                 keepalive, nullptr));
}

std::optional<MqttProblem> MqttClient::read() {
  called_back_ = false;
  errno = 0;
  const int result = mosquitto_loop_read(handle_, 1);
  dry_ = errno == EAGAIN && !called_back_;
  if (dry_) acknowledge_at_once(descriptor());
  return problem_of(result);
}

std::optional<MqttProblem> MqttClient::write() {
  const int before = descriptor();
  gather_packets(before, true);
  const int result = mosquitto_loop_write(handle_, 1);
  auto problem = problem_of(result);
  if (descriptor() == before) gather_packets(before, false);
  return problem;
}

std::optional<MqttProblem> MqttClient::keep_alive() {
  return problem_of(mosquitto_loop_misc(handle_));
}

int MqttClient::descriptor() const { return mosquitto_socket(handle_); }

bool MqttClient::wants_write() const { return mosquitto_want_write(handle_); }

int MqttClient::subscribe(const std::string& filter, int qos, int options,
                          const MqttProperties& properties) {
  int mid = 0;
  const bool is_v5 = version_ == MqttVersion::V5;
  check(mosquitto_subscribe_v5(handle_, &mid, filter.c_str(), qos, is_v5 ? options : 0,
                               is_v5 ? properties.list() : nullptr),
        filter);
  return mid;
}

void MqttClient::nudge() { mosquitto_unsubscribe(handle_, nullptr, nothing); }

void MqttClient::disconnect() {
  MqttProperties properties;
  if (version_ == MqttVersion::V5) {
    properties = settings_.disconnect.copy();
    if (settings_.session == MqttSession::Run)
      properties.add_number(MQTT_PROP_SESSION_EXPIRY_INTERVAL, 0);
  }
  mosquitto_disconnect_v5(handle_, 0, properties.list());
}

std::optional<std::string> MqttClient::publish(const Outgoing& message, int& mid) {
  const mosquitto_property* properties = nullptr;
  if (message.properties != nullptr && version_ == MqttVersion::V5)
    properties = message.properties->list();
  const int result = mosquitto_publish_v5(
      handle_, &mid, message.topic.c_str(), static_cast<int>(message.payload.size()),
      message.payload.data(), message.qos, message.retain, properties);
  switch (result) {
  case MOSQ_ERR_SUCCESS:
    return std::nullopt;
  case MOSQ_ERR_NOMEM:
    throw std::bad_alloc();
  case MOSQ_ERR_OVERSIZE_PACKET:
  case MOSQ_ERR_PAYLOAD_SIZE:
    return "larger than the broker takes";
  case MOSQ_ERR_QOS_NOT_SUPPORTED:
    return "the broker has no such QoS";
  default:
    return mosquitto_strerror(result);
  }
}

std::string mqtt_library() {
  int major = 0, minor = 0, revision = 0;
  mosquitto_lib_version(&major, &minor, &revision);
  return "libmosquitto " + std::to_string(major) + "." + std::to_string(minor) + "." +
         std::to_string(revision);
}

}  // namespace weir
