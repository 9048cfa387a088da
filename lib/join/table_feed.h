// TableFeed: the versions of a table, each loaded by a thread of its own, so that
// nobody has to wait for it.
//
//   TableFeed feed{open, {"hostname"}, {.refresh = 10s}};
//   poll(feed.descriptor());
//   if (auto version = feed.take(); version.table) ...
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "io/clock.h"
#include "io/wake.h"
#include "join/table_source.h"
#include "parallel/side_thread.h"
#include "time/backoff.h"

namespace weir {

struct FeedOptions {
  Duration refresh{};          // look so often whether it changed; none: never
  Duration retry{};            // how long to try for a first one; none: for ever
  const Wake* anew = nullptr;  // when raised, load it again
};

// What came of loading a table.
struct TableVersion {
  std::shared_ptr<const Table> table;  // null: none, for this reason
  std::string problem;
  bool passing = false;  // the problem is one, and is tried to get over
};

class TableFeed {
 public:
  // Opens what loading may be ended by, as open_table_source() has it.
  using Open = std::function<std::unique_ptr<TableSource>(int stop)>;

  // Begins to load the table, its rows by the columns `key`. Throws what `open` does.
  TableFeed(const Open& open, std::vector<std::string> key, FeedOptions options);
  ~TableFeed();

  TableFeed(const TableFeed&) = delete;
  TableFeed& operator=(const TableFeed&) = delete;

  const std::string& name() const { return source_->name(); }

  // Readable when there is something to take().
  int descriptor() const { return news_.descriptor(); }

  // The latest that came of loading it, or nothing, neither table nor problem.
  TableVersion take();

 private:
  void work();
  bool wait();
  bool is_told();
  void load();
  void give(TableVersion version);
  void is_away(const std::string& problem);
  SteadyTime next_look() const;

  const std::vector<std::string> key_;
  const FeedOptions options_;
  Wake stop_;
  Wake news_;
  std::mutex mutex_;
  TableVersion latest_;  // under the mutex

  // What follows is the thread's.
  std::unique_ptr<TableSource> source_;
  Backoff backoff_;
  SteadyTime began_ = steady_now();
  SteadyTime looked_ = began_;
  std::optional<SteadyTime> again_;  // while it is away
  bool loaded_ = false;              // once

  SideThread thread_;  // last: it uses the rest
};

}  // namespace weir
