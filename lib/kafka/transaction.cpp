#include "kafka/transaction.h"

#include <librdkafka/rdkafka.h>

#include <functional>
#include <stdexcept>
#include <string>

#include "io/clock.h"
#include "io/report.h"
#include "io/stop.h"
#include "kafka/client.h"
#include "kafka/failure.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr Duration answer_span = 5s;
constexpr Duration abort_span = 10s;

// Does `call` until there is an answer.
void persist(const std::string& what, const std::function<rd_kafka_error_t*()>& call) {
  while (const KafkaError error{call()}) {
    if (::rd_kafka_error_is_retriable(error.get()) == 0 || stop_requested())
      throw std::runtime_error(what + ": " + describe_kafka_error(error.get()));
  }
}

}  // namespace

KafkaTransaction::KafkaTransaction(rd_kafka_s* client) : client_{client} {
  persist("beginning the transaction", [&] {
    return ::rd_kafka_init_transactions(client_, milliseconds(answer_span));
  });
  persist("beginning the transaction",
          [&] { return ::rd_kafka_begin_transaction(client_); });
  open_ = true;
}

KafkaTransaction::~KafkaTransaction() {
  if (!open_) return;
  const KafkaError error{
      ::rd_kafka_abort_transaction(client_, milliseconds(abort_span))};
  report(error
             ? "aborting the transaction: " + describe_kafka_error(error.get())
             : std::string("the transaction is aborted: nothing of it is to be seen"));
}

void KafkaTransaction::commit() {
  persist("committing the transaction", [&] {
    return ::rd_kafka_commit_transaction(client_, milliseconds(answer_span));
  });
  open_ = false;
}

}  // namespace weir
