#include "smtp/client.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <climits>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>

#include "io/clock.h"
#include "io/stop.h"

namespace weir {
namespace {

constexpr Duration grace = std::chrono::seconds{10};

template <typename Value>
void set(CURL* curl, CURLoption option, Value value) {
  const CURLcode code = ::curl_easy_setopt(curl, option, value);
  if (code == CURLE_OUT_OF_MEMORY) throw std::bad_alloc();
  if (code != CURLE_OK)
    throw std::runtime_error(std::string("curl: ") + ::curl_easy_strerror(code));
}

// No server, or none that can be trusted, however long one waits.
bool lasts(CURLcode code) {
  constexpr std::array lasting{CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
                               CURLE_SSL_CACERT_BADFILE,       CURLE_SSL_CIPHER,
                               CURLE_USE_SSL_FAILED,           CURLE_LOGIN_DENIED};
  return std::find(lasting.begin(), lasting.end(), code) != lasting.end();
}

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (::curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
  const std::unique_ptr<char, decltype(&::curl_free)> owner{text, &::curl_free};
  return text;
}

// What is under way, for curl's callbacks.
struct Sending {
  SmtpDialogue dialogue;
  std::string_view left;  // of the mail
  std::optional<SteadyTime> last_call{};
};

int follow(CURL* /*curl*/, curl_infotype kind, char* text, std::size_t size,
           void* sending) {
  if (sending == nullptr) return 0;
  SmtpDialogue& dialogue = static_cast<Sending*>(sending)->dialogue;
  if (kind == CURLINFO_HEADER_OUT) dialogue.sent({text, size});
  if (kind == CURLINFO_HEADER_IN) dialogue.received({text, size});
  return 0;
}

std::size_t give(char* room, std::size_t size, std::size_t count, void* sending) {
  std::string_view& left = static_cast<Sending*>(sending)->left;
  const std::size_t given = std::min(size * count, left.size());
  std::memcpy(room, left.data(), given);
  left.remove_prefix(given);
  return given;
}

// Asked now and then; anything but 0 ends it.
int hurry(void* sending, curl_off_t /*unused*/, curl_off_t /*unused*/,
          curl_off_t /*unused*/, curl_off_t /*unused*/) {
  std::optional<SteadyTime>& last_call = static_cast<Sending*>(sending)->last_call;
  if (!last_call && stop_requested()) last_call = steady_now() + grace;
  return last_call && steady_now() > *last_call ? 1 : 0;
}

// The server's answer to what was asked for.
std::size_t ignore(char* /*bytes*/, std::size_t size, std::size_t count, void* /*to*/) {
  return size * count;
}

void set_transport(CURL* curl, const SmtpOptions& options) {
  set(curl, CURLOPT_USE_SSL, options.tls ? CURLUSESSL_ALL : CURLUSESSL_NONE);
  set(curl, CURLOPT_SSL_VERIFYPEER, options.client.insecure ? 0L : 1L);
  set(curl, CURLOPT_SSL_VERIFYHOST, options.client.insecure ? 0L : 2L);
  if (!options.client.ca_file.empty())
    set(curl, CURLOPT_CAINFO, options.client.ca_file.c_str());
  if (!options.username.empty()) {
    set(curl, CURLOPT_USERNAME, options.username.c_str());
    set(curl, CURLOPT_PASSWORD, options.password.c_str());
  }
  const auto span =
      std::chrono::ceil<std::chrono::milliseconds>(options.client.timeout).count();
  const long timeout = std::min<std::int64_t>(span, INT_MAX);
  set(curl, CURLOPT_TIMEOUT_MS, timeout);
  set(curl, CURLOPT_CONNECTTIMEOUT_MS, timeout);
  set(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
      long{std::chrono::ceil<std::chrono::seconds>(options.client.timeout).count()});
}

}  // namespace

struct SmtpClient::Handle {
  Handle() {
    ::curl_global_init(CURL_GLOBAL_DEFAULT);
    curl = ::curl_easy_init();
    if (curl == nullptr) throw std::bad_alloc();
  }
  ~Handle() {
    ::curl_easy_cleanup(curl);
    ::curl_global_cleanup();
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  // What came of it, by curl and by what the server said.
  SmtpDelivery judge(CURLcode code, const SmtpDialogue& dialogue) const;

  CURL* curl = nullptr;
  bool failed = false;
  std::array<char, CURL_ERROR_SIZE> error{};
};

SmtpDelivery SmtpClient::Handle::judge(CURLcode code,
                                       const SmtpDialogue& dialogue) const {
  SmtpDelivery delivery;
  delivery.taken = code == CURLE_OK;
  delivery.stage = dialogue.stage();
  if (delivery.taken) return delivery;
  delivery.code = dialogue.code();
  if (delivery.code != 0) {
    delivery.problem = dialogue.answer();
    return delivery;
  }
  delivery.may_pass = !lasts(code);
  delivery.problem = code == CURLE_PEER_FAILED_VERIFICATION && error[0] != 0
                         ? error.data()
                         : ::curl_easy_strerror(code);
  return delivery;
}

SmtpClient::SmtpClient(const std::string& server, const SmtpOptions& options)
    : handle_{std::make_unique<Handle>()} {
  CURL* curl = handle_->curl;
  set(curl, CURLOPT_URL, server.c_str());
  set(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(curl, CURLOPT_NOSIGNAL, 1L);
  set(curl, CURLOPT_UPLOAD, 1L);
  set(curl, CURLOPT_TCP_KEEPALIVE, 1L);
  set(curl, CURLOPT_VERBOSE, 1L);  // has `follow` called
  set(curl, CURLOPT_DEBUGFUNCTION, &follow);
  set(curl, CURLOPT_READFUNCTION, &give);
  set(curl, CURLOPT_WRITEFUNCTION, &ignore);
  set(curl, CURLOPT_NOPROGRESS, 0L);  // has `hurry` called
  set(curl, CURLOPT_XFERINFOFUNCTION, &hurry);
  set(curl, CURLOPT_ERRORBUFFER, handle_->error.data());
  set_transport(curl, options);
}

SmtpClient::~SmtpClient() = default;

SmtpDelivery SmtpClient::send(const Envelope& envelope, std::string_view mail) {
  CURL* curl = handle_->curl;
  Sending sending{{}, mail};
  const std::unique_ptr<curl_slist, decltype(&::curl_slist_free_all)> to{
      ::curl_slist_append(nullptr, ("<" + envelope.to + ">").c_str()),
      &::curl_slist_free_all};
  if (!to) throw std::bad_alloc();
  set(curl, CURLOPT_MAIL_FROM, ("<" + envelope.from + ">").c_str());
  set(curl, CURLOPT_MAIL_RCPT, to.get());
  set(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mail.size()));
  for (const CURLoption option :
       {CURLOPT_DEBUGDATA, CURLOPT_READDATA, CURLOPT_XFERINFODATA})
    set(curl, option, &sending);
  // Where the last one failed, its answer may still come, and isn't this one's.
  set(curl, CURLOPT_FRESH_CONNECT, handle_->failed ? 1L : 0L);
  handle_->error[0] = '\0';
  const CURLcode code = ::curl_easy_perform(curl);
  handle_->failed = code != CURLE_OK;
  set(curl, CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
  // It says good-bye when it is cleaned up, and `follow` isn't to hear of that.
  set(curl, CURLOPT_DEBUGDATA, static_cast<void*>(nullptr));
  return handle_->judge(code, sending.dialogue);
}

std::string smtp_server(std::string_view url) {
  const std::unique_ptr<CURLU, decltype(&::curl_url_cleanup)> parsed{
      ::curl_url(), &::curl_url_cleanup};
  if (!parsed) throw std::bad_alloc();
  const std::string text{url};
  if (text.find_first_of(" \t\r\n") != text.npos || text.find(":///") != text.npos ||
      ::curl_url_set(parsed.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
    throw std::invalid_argument("what should be the server's URL is none");
  const std::string scheme = part_of(parsed.get(), CURLUPART_SCHEME);
  if (scheme != "smtp" && scheme != "smtps")
    throw std::invalid_argument(
        "the server's URL has to begin with smtp:// or smtps://");
  const bool says_more = !part_of(parsed.get(), CURLUPART_USER).empty() ||
                         !part_of(parsed.get(), CURLUPART_PASSWORD).empty() ||
                         !part_of(parsed.get(), CURLUPART_QUERY).empty() ||
                         !part_of(parsed.get(), CURLUPART_FRAGMENT).empty() ||
                         part_of(parsed.get(), CURLUPART_PATH).size() > 1;
  if (says_more)
    throw std::invalid_argument(
        "the server's URL is to say no more than its host and port");
  const std::string port = part_of(parsed.get(), CURLUPART_PORT);
  return scheme + "://" + part_of(parsed.get(), CURLUPART_HOST) + ":" +
         (!port.empty()       ? port
          : scheme == "smtps" ? "465"
                              : "587");
}

}  // namespace weir
