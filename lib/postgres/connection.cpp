#include "postgres/connection.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <exception>
#include <vector>

#include "postgres/reason.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr Duration longest_silence = 1min;

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

// Types by their numbers in pg_type, which never change.
PostgresRows::Kind kind_of(Oid type) {
  using Kind = PostgresRows::Kind;
  switch (type) {
  case 16:  // bool
    return Kind::Truth;
  case 20:  // int8, int2, int4, oid, float4, float8, numeric
  case 21:
  case 23:
  case 26:
  case 700:
  case 701:
  case 1700:
    return Kind::Number;
  case 114:  // json, jsonb
  case 3802:
    return Kind::Json;
  case 1042:  // char(n)
    return Kind::PaddedText;
  default:
    return Kind::Text;
  }
}

}  // namespace

std::size_t PostgresRows::size() const {
  return static_cast<std::size_t>(PQntuples(result_));
}

std::size_t PostgresRows::width() const {
  return static_cast<std::size_t>(PQnfields(result_));
}

std::string_view PostgresRows::name(std::size_t column) const {
  return PQfname(result_, static_cast<int>(column));
}

PostgresRows::Kind PostgresRows::kind(std::size_t column) const {
  return kind_of(PQftype(result_, static_cast<int>(column)));
}

std::optional<std::string_view> PostgresRows::cell(std::size_t row,
                                                   std::size_t column) const {
  const int at = static_cast<int>(row);
  const int place = static_cast<int>(column);
  if (PQgetisnull(result_, at, place) != 0) return std::nullopt;
  return std::string_view{PQgetvalue(result_, at, place),
                          static_cast<std::size_t>(PQgetlength(result_, at, place))};
}

void PostgresConnection::Finish::operator()(pg_conn* connection) const {
  PQfinish(connection);
}

PostgresConnection::PostgresConnection(const PostgresSettings& settings, int stop)
    : stop_{stop} {
  connect(settings);
  command("SET datestyle TO 'ISO'; SET timezone TO 'UTC'; SET extra_float_digits TO 1");
}

void PostgresConnection::connect(const PostgresSettings& settings) {
  std::vector<const char*> keywords;
  std::vector<const char*> values;
  for (const auto& [keyword, value] : settings.parameters) {
    keywords.push_back(keyword.c_str());
    values.push_back(value.c_str());
  }
  keywords.push_back(nullptr);
  values.push_back(nullptr);
  connection_.reset(PQconnectStartParams(keywords.data(), values.data(), 0));
  if (connection_ == nullptr) throw std::bad_alloc();
  if (PQstatus(connection_.get()) == CONNECTION_BAD) fail_to_connect(false);
  PQsetErrorVerbosity(connection_.get(), PQERRORS_VERBOSE);  // with the SQLSTATE
  PQsetNoticeProcessor(
      connection_.get(), [](void*, const char*) {}, nullptr);

  const SteadyTime until = steady_now() + settings.patience;
  bool in_tls = false;
  for (auto state = PGRES_POLLING_WRITING; state != PGRES_POLLING_OK;) {
    in_tls = PQstatus(connection_.get()) == CONNECTION_SSL_STARTUP;
    wait(state == PGRES_POLLING_WRITING ? POLLOUT : POLLIN, until);
    state = PQconnectPoll(connection_.get());
    if (state == PGRES_POLLING_FAILED) fail_to_connect(in_tls);
  }
}

int PostgresConnection::descriptor() const { return PQsocket(connection_.get()); }

bool PostgresConnection::is_up() const {
  return PQstatus(connection_.get()) == CONNECTION_OK;
}

void PostgresConnection::wait(short events, SteadyTime until) const {
  std::array<pollfd, 2> waiting{{{stop_, POLLIN, 0}, {descriptor(), events, 0}}};
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(
      std::max<Duration>(until - steady_now(), 0s));
  const int ready =
      ::poll(waiting.data(), waiting.size(), static_cast<int>(left.count()));
  if (waiting[0].revents != 0) throw PostgresFailure("stopped", false);
  if (ready == 0) throw PostgresFailure("no answer", true);
}

void PostgresConnection::command(const std::string& sql) {
  if (PQsendQuery(connection_.get(), sql.c_str()) == 0) fail(nullptr);
  take_answer([this](const PGresult* result) {
    if (PQresultStatus(result) != PGRES_COMMAND_OK) fail(result);
  });
}

// Takes all of the answer, also where some of it won't do: so the next one can be had.
void PostgresConnection::take_answer(
    const std::function<void(const pg_result*)>& each) {
  std::exception_ptr problem;
  while (const Result result{next_result()}) {
    try {
      if (!problem) each(result.get());
    } catch (...) {
      problem = std::current_exception();
    }
  }
  if (problem) std::rethrow_exception(problem);
}

// The next part of the answer; null at its end.
pg_result* PostgresConnection::next_result() {
  pg_conn* connection = connection_.get();
  const SteadyTime until = steady_now() + longest_silence;
  while (PQisBusy(connection) != 0) {
    const bool unsent = PQflush(connection) == 1;
    wait(static_cast<short>(unsent ? POLLIN | POLLOUT : POLLIN), until);
    if (PQconsumeInput(connection) == 0) fail(nullptr);
  }
  return PQgetResult(connection);
}

void PostgresConnection::listen(const std::string& channel) {
  char* quoted = PQescapeIdentifier(connection_.get(), channel.data(), channel.size());
  if (quoted == nullptr) fail(nullptr);
  const std::string name = quoted;
  PQfreemem(quoted);
  command("LISTEN " + name);
}

bool PostgresConnection::told() {
  if (PQconsumeInput(connection_.get()) == 0) fail(nullptr);
  bool any = false;
  while (PGnotify* notice = PQnotifies(connection_.get())) {
    PQfreemem(notice);
    any = true;
  }
  return any;
}

void PostgresConnection::select(const std::string& sql,
                                const std::function<void(const PostgresRows&)>& each) {
  pg_conn* connection = connection_.get();
  if (PQsendQueryParams(connection, sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr,
                        0) == 0)
    fail(nullptr);
  PQsetSingleRowMode(connection);
  bool any = false;
  take_answer([&](const PGresult* result) {
    any = true;
    const ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK)
      throw PostgresFailure("the query gives no rows", false);
    if (status != PGRES_SINGLE_TUPLE && status != PGRES_TUPLES_OK) fail(result);
    each(PostgresRows{result});
  });
  if (!any) fail(nullptr);
}

void PostgresConnection::fail_to_connect(bool in_tls) const {
  const PostgresReason reason = read_reason(PQerrorMessage(connection_.get()));
  const bool refused = (in_tls && is_tls_refusal(reason.text)) ||
                       PQconnectionNeedsPassword(connection_.get()) != 0;
  throw PostgresFailure(reason.text, reason.passing && !refused);
}

void PostgresConnection::fail(const pg_result* result) const {
  const char* text = result != nullptr ? PQresultErrorMessage(result)
                                       : PQerrorMessage(connection_.get());
  const PostgresReason reason = read_reason(text);
  const bool lost = PQstatus(connection_.get()) == CONNECTION_BAD;
  throw PostgresFailure(reason.text, lost || reason.passing);
}

}  // namespace weir
