#include "http/request.h"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace weir {
namespace {

bool same_name(const Header& a, const Header& b) {
  return std::equal(a.first.begin(), a.first.end(), b.first.begin(), b.first.end(),
                    [](unsigned char x, unsigned char y) {
                      return std::tolower(x) == std::tolower(y);
                    });
}

}  // namespace

std::vector<Header> headers_beside(const Endpoint& endpoint,
                                   const HttpRequest& request) {
  std::vector<Header> headers;
  std::copy_if(request.headers.begin(), request.headers.end(),
               std::back_inserter(headers), [&](const Header& header) {
                 return std::none_of(
                     endpoint.headers().begin(), endpoint.headers().end(),
                     [&](const Header& own) { return same_name(own, header); });
               });
  return headers;
}

std::string masked(const Endpoint& endpoint, const HttpRequest& request) {
  std::string text = "POST " + endpoint.shown() + "\n";
  for (const auto& [name, value] : headers_beside(endpoint, request))
    text.append(name).append(": ").append(value).append("\n");
  for (const Header& secret : endpoint.headers())
    text.append(secret.first).append(": ***\n");
  if (endpoint.signing()) text.append("Authorization: AWS4-HMAC-SHA256 ***\n");
  return text.append("\n").append(request.body).append("\n");
}

}  // namespace weir
