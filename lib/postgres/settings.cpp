#include "postgres/settings.h"

#include <libpq-fe.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace weir {
namespace {

struct Free {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
using Options = std::unique_ptr<PQconninfoOption, Free>;

Options parse(const std::string& uri) {
  Options options{PQconninfoParse(uri.c_str(), nullptr)};
  if (options == nullptr)  // libpq's reason would quote it
    throw std::invalid_argument("--table: it is no postgresql:// URI");
  return options;
}

std::optional<std::string> value_of(const PQconninfoOption* options,
                                    std::string_view keyword) {
  for (; options->keyword != nullptr; ++options)
    if (keyword == options->keyword && options->val != nullptr) return options->val;
  return std::nullopt;
}

bool is_local(std::string_view host) {
  return host.empty() || host.starts_with('/') || host.starts_with('@') ||
         host == "localhost" || host == "::1" || host.starts_with("127.");
}

// Of several, separated by commas, each has to be.
bool all_local(std::string_view hosts) {
  for (;;) {
    const std::size_t comma = hosts.find(',');
    if (!is_local(hosts.substr(0, comma))) return false;
    if (comma == hosts.npos) return true;
    hosts.remove_prefix(comma + 1);
  }
}

bool is_remote(const PQconninfoOption* given) {
  const Options defaults{PQconndefaults()};  // of the environment, too
  for (const char* keyword : {"host", "hostaddr"}) {
    auto value = value_of(given, keyword);
    if (!value && defaults) value = value_of(defaults.get(), keyword);
    if (value && !all_local(*value)) return true;
  }
  return value_of(given, "service").has_value();  // which names we don't know where
}

}  // namespace

PostgresSettings parse_postgres_uri(const std::string& uri) {
  const Options given = parse(uri);
  if (value_of(given.get(), "password") || value_of(given.get(), "sslpassword"))
    throw std::invalid_argument(
        "--table: the URI has a password in it; --password-file is the place for that");

  PostgresSettings settings;
  settings.name = uri.substr(0, uri.find('?'));
  auto& parameters = settings.parameters;
  for (const auto* option = given.get(); option->keyword != nullptr; ++option)
    if (option->val != nullptr) parameters.emplace_back(option->keyword, option->val);
  if (!value_of(given.get(), "sslmode") && std::getenv("PGSSLMODE") == nullptr &&
      is_remote(given.get()))
    parameters.emplace_back("sslmode", "verify-full");
  if (!value_of(given.get(), "application_name"))
    parameters.emplace_back("application_name", "weir");
  parameters.emplace_back("client_encoding", "UTF8");

  if (const auto text = value_of(given.get(), "connect_timeout")) {
    int seconds = 0;
    std::from_chars(text->data(), text->data() + text->size(), seconds);
    if (seconds > 0) settings.patience = std::chrono::seconds{seconds};
  }
  return settings;
}

}  // namespace weir
