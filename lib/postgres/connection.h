// PostgresConnection: a session with a PostgreSQL server, to read from it and to be
// told when there is something new.
//
//   PostgresConnection session{settings, stop};
//   session.listen("limits");
//   session.select("SELECT * FROM cpu", [&](const PostgresRows& rows) { ... });
//   poll(session.descriptor()), session.told();  // whether somebody notified it
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "io/clock.h"
#include "postgres/settings.h"

struct pg_conn;
struct pg_result;

namespace weir {

class PostgresFailure : public std::runtime_error {
 public:
  PostgresFailure(const std::string& why, bool passing)
      : std::runtime_error{why}, passing_{passing} {}

  // It may be over before long, as where there is no server; not so a wrong password.
  bool passing() const { return passing_; }

 private:
  bool passing_;
};

// Some rows of an answer.
class PostgresRows {
 public:
  enum class Kind : unsigned char { Text, PaddedText, Number, Truth, Json };

  explicit PostgresRows(const pg_result* result) : result_{result} {}

  std::size_t size() const;
  std::size_t width() const;
  std::string_view name(std::size_t column) const;
  Kind kind(std::size_t column) const;
  // As the server writes it; nullopt where it is null.
  std::optional<std::string_view> cell(std::size_t row, std::size_t column) const;

 private:
  const pg_result* result_;
};

// Never waits for longer than settings.patience for the server to connect, nor longer
// than a minute for more of an answer. All throw PostgresFailure, also once `stop` is
// readable.
class PostgresConnection {
 public:
  PostgresConnection(const PostgresSettings& settings, int stop);

  // From now on it is told of what is notified to that channel.
  void listen(const std::string& channel);
  // True where something was, since the last time.
  bool told();
  // Readable where told() has something to say.
  int descriptor() const;

  // False once the connection is lost.
  bool is_up() const;

  // Calls `each` with the rows of `sql`, which is one statement, as they come, and
  // at last with none, of which only the columns count. All are of one moment. What
  // `each` throws is thrown on, and the session goes on.
  void select(const std::string& sql,
              const std::function<void(const PostgresRows&)>& each);

 private:
  struct Finish {
    void operator()(pg_conn* connection) const;
  };

  void connect(const PostgresSettings& settings);
  void command(const std::string& sql);
  void take_answer(const std::function<void(const pg_result*)>& each);
  void wait(short events, SteadyTime until) const;
  pg_result* next_result();
  [[noreturn]] void fail_to_connect(bool in_tls) const;
  [[noreturn]] void fail(const pg_result* result) const;

  std::unique_ptr<pg_conn, Finish> connection_;
  int stop_;
};

}  // namespace weir
