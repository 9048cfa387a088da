#include "http/client.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <climits>
#include <new>
#include <stdexcept>
#include <utility>

namespace weir {
namespace {

// Throws where curl can't be set up so: it was built without what it takes.
template <typename Value>
void set(CURL* curl, CURLoption option, Value value) {
  const CURLcode code = ::curl_easy_setopt(curl, option, value);
  if (code == CURLE_OUT_OF_MEMORY) throw std::bad_alloc();
  if (code != CURLE_OK)
    throw std::runtime_error(std::string("curl: ") + ::curl_easy_strerror(code));
}

// Those who say more than this have nothing to say to us.
constexpr std::size_t longest_answer = std::size_t{64} * 1024;

std::size_t keep(char* bytes, std::size_t size, std::size_t count, void* response) {
  std::string& body = static_cast<HttpResponse*>(response)->body;
  body.append(bytes, std::min(size * count, longest_answer - body.size()));
  return size * count;
}

long milliseconds(Duration span) {
  const auto count = std::chrono::ceil<std::chrono::milliseconds>(span).count();
  return static_cast<long>(std::min<std::int64_t>(count, INT_MAX));
}

// No server, or none that can be trusted, however long one waits.
bool lasts(CURLcode code) {
  constexpr std::array lasting{CURLE_URL_MALFORMAT,
                               CURLE_UNSUPPORTED_PROTOCOL,
                               CURLE_PEER_FAILED_VERIFICATION,
                               CURLE_SSL_CERTPROBLEM,
                               CURLE_SSL_CACERT_BADFILE,
                               CURLE_SSL_CIPHER,
                               CURLE_SSL_ENGINE_NOTFOUND,
                               CURLE_BAD_FUNCTION_ARGUMENT};
  return std::find(lasting.begin(), lasting.end(), code) != lasting.end();
}

class HeaderList {
 public:
  HeaderList() = default;
  ~HeaderList() { ::curl_slist_free_all(first_); }
  HeaderList(const HeaderList&) = delete;
  HeaderList& operator=(const HeaderList&) = delete;

  void add(const std::string& line) {
    curl_slist* longer = ::curl_slist_append(first_, line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    first_ = longer;
  }
  void add(const Header& header) { add(header.first + ": " + header.second); }
  curl_slist* get() const { return first_; }

 private:
  curl_slist* first_ = nullptr;
};

}  // namespace

struct Client::Handle {
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

  CURL* curl = nullptr;
  std::array<char, CURL_ERROR_SIZE> error{};
};

Client::Client(Endpoint endpoint, const ClientOptions& options)
    : endpoint_{std::move(endpoint)}, handle_{std::make_unique<Handle>()} {
  CURL* curl = handle_->curl;
  set(curl, CURLOPT_URL, endpoint_.url().c_str());
  set(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  set(curl, CURLOPT_USERAGENT, "weir");
  set(curl, CURLOPT_NOSIGNAL, 1L);
  set(curl, CURLOPT_FOLLOWLOCATION, 0L);
  set(curl, CURLOPT_TIMEOUT_MS, milliseconds(options.timeout));
  set(curl, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(options.timeout));
  set(curl, CURLOPT_TCP_KEEPALIVE, 1L);
  set(curl, CURLOPT_WRITEFUNCTION, &keep);
  set(curl, CURLOPT_ERRORBUFFER, handle_->error.data());
  set(curl, CURLOPT_SSL_VERIFYPEER, options.insecure ? 0L : 1L);
  set(curl, CURLOPT_SSL_VERIFYHOST, options.insecure ? 0L : 2L);
  if (!options.ca_file.empty()) set(curl, CURLOPT_CAINFO, options.ca_file.c_str());
  if (const auto& signing = endpoint_.signing()) {
    const auto& [credentials, scope] = *signing;
    const std::string asked = "aws:amz:" + scope.region + ":" + scope.service;
    const std::string key = credentials.key_id + ":" + credentials.secret;
    set(curl, CURLOPT_AWS_SIGV4, asked.c_str());  // curl keeps copies
    set(curl, CURLOPT_USERPWD, key.c_str());
  }
}

Client::~Client() = default;

HttpResponse Client::post(const HttpRequest& request) {
  CURL* curl = handle_->curl;
  HeaderList headers;
  for (const Header& header : headers_beside(endpoint_, request)) headers.add(header);
  for (const Header& header : endpoint_.headers()) headers.add(header);
  // Else curl asks first whether a long body is welcome. It would sign that it doesn't.
  if (!endpoint_.signing()) headers.add("Expect:");
  set(curl, CURLOPT_HTTPHEADER, headers.get());
  set(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  set(curl, CURLOPT_POSTFIELDS, request.body.data());

  HttpResponse response;
  set(curl, CURLOPT_WRITEDATA, &response);
  handle_->error[0] = '\0';
  const CURLcode code = ::curl_easy_perform(curl);
  set(curl, CURLOPT_HTTPHEADER, static_cast<curl_slist*>(nullptr));
  long status = 0;
  ::curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  // An answer that has come counts, whatever became of its body.
  if (status >= 200) response.status = static_cast<int>(status);
  if (response.status == 0) {
    response.may_pass = !lasts(code);
    // The buffer says more, and may hold addresses, but no part of the URL.
    response.problem = code == CURLE_PEER_FAILED_VERIFICATION && handle_->error[0] != 0
                           ? handle_->error.data()
                           : ::curl_easy_strerror(code);
  }
  curl_header* retry_after = nullptr;
  if (::curl_easy_header(curl, "Retry-After", 0, CURLH_HEADER, -1, &retry_after) ==
      CURLHE_OK)
    response.retry_after = retry_after->value;
  return response;
}

std::string http_library() { return "libcurl " LIBCURL_VERSION; }

}  // namespace weir
