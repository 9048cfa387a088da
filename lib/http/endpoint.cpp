#include "http/endpoint.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "io/secret.h"

namespace weir {
namespace {

constexpr std::string_view white_space = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(white_space);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(white_space) - begin + 1);
}

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (::curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
  const std::unique_ptr<char, decltype(&::curl_free)> owner{text, &::curl_free};
  return text;
}

bool is_token(std::string_view name) {
  constexpr std::string_view allowed =
      "!#$%&'*+-.^_`|~0123456789"
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  return !name.empty() && name.find_first_not_of(allowed) == name.npos;
}

bool has_control(std::string_view text) {
  for (const char c : text)
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7F') return true;
  return false;
}

Header parse_header(std::string_view line, std::size_t number) {
  const std::size_t colon = line.find(':');
  const std::string_view name = line.substr(0, colon);
  const std::string_view value =
      colon == line.npos ? std::string_view{} : trimmed(line.substr(colon + 1));
  if (!is_token(name) || value.empty() || has_control(value))
    throw std::invalid_argument("line " + std::to_string(number) +
                                " is no header of the form Name: value");
  return {std::string(name), std::string(value)};
}

// What `make` makes; where it can't, the reason names the `source`.
template <typename Make>
auto with_source(const std::string& source, const Make& make) {
  try {
    return make();
  } catch (const std::invalid_argument& error) {
    throw std::invalid_argument(source + ": " + error.what());
  }
}

}  // namespace

Endpoint::Endpoint(std::string_view url) : url_{trimmed(url)} {
  const std::unique_ptr<CURLU, decltype(&::curl_url_cleanup)> parsed{
      ::curl_url(), &::curl_url_cleanup};
  if (!parsed) throw std::bad_alloc();
  // curl would take the first part of the path for the host of "https:///path".
  if (url_.find_first_of(white_space) != url_.npos || url_.find(":///") != url_.npos ||
      ::curl_url_set(parsed.get(), CURLUPART_URL, url_.c_str(), 0) != CURLUE_OK)
    throw std::invalid_argument("what should be the URL is none");
  const std::string scheme = part_of(parsed.get(), CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https")
    throw std::invalid_argument("the URL has to begin with https:// or http://");
  origin_ = scheme + "://" + part_of(parsed.get(), CURLUPART_HOST);
}

void Endpoint::sign(Signing signing) {
  if (!signing.credentials.session.empty())
    headers_.emplace_back("X-Amz-Security-Token", signing.credentials.session);
  signing_ = std::move(signing);
}

std::vector<Header> parse_headers(std::string_view text) {
  std::vector<Header> headers;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    headers.push_back(parse_header(line, number));
  }
  return headers;
}

Endpoint read_endpoint(const std::string& url_file, const char* variable,
                       const std::string& header_file, bool for_show) {
  const std::string source = url_file.empty() ? variable : url_file;
  const std::string url = read_secret(url_file, variable);
  if (url.empty() && !for_show)
    throw std::invalid_argument("the URL is to be in --url-file or in the variable " +
                                source);
  Endpoint endpoint = with_source(
      source, [&] { return url.empty() ? Endpoint::unknown() : Endpoint{url}; });
  if (!header_file.empty())
    endpoint.add_headers(with_source(
        header_file, [&] { return parse_headers(read_whole(header_file)); }));
  return endpoint;
}

}  // namespace weir
