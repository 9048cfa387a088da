#include "join/table_feed.h"

#include <doctest/doctest.h>
#include <poll.h>

#include <deque>
#include <mutex>
#include <stdexcept>

#include "join/csv_table.h"

using namespace std::chrono_literals;
using weir::Table;
using weir::TableBuilder;
using weir::TableFeed;
using weir::TableVersion;

namespace {

// The versions of a table, as CSV, one after the other, for which a feed may look
// at any time; "busy" is one that is being written, "away" none that can be had.
class Versions {
 public:
  Versions(std::initializer_list<std::string> first) : to_come_{first} {}

  void add(const std::string& text) {
    const std::lock_guard lock{mutex_};
    to_come_.push_back(text);
  }
  bool more() {
    const std::lock_guard lock{mutex_};
    return !to_come_.empty();
  }
  std::string take() {
    const std::lock_guard lock{mutex_};
    if (to_come_.empty()) return "busy";
    std::string text = to_come_.front();
    to_come_.pop_front();
    return text;
  }

  weir::Wake tells;  // that there is another

 private:
  std::mutex mutex_;
  std::deque<std::string> to_come_;
};

class ScriptedSource : public weir::TableSource {
 public:
  explicit ScriptedSource(Versions& versions) : versions_{versions} {}

  const std::string& name() const override { return name_; }
  bool changed() override { return versions_.more(); }
  int descriptor() const override { return versions_.tells.descriptor(); }
  bool told() override {
    pollfd waiting{descriptor(), POLLIN, 0};
    const bool is_raised = ::poll(&waiting, 1, 0) == 1;
    versions_.tells.clear();
    return is_raised;
  }
  std::shared_ptr<const Table> load(const std::vector<std::string>& key) override {
    const std::string text = versions_.take();
    if (text == "busy") return nullptr;
    if (text == "away") throw weir::TableAway("limits: away");
    TableBuilder builder{key, weir::Typing::Text};
    weir::read_csv_table(text, builder);
    return std::make_shared<const Table>(std::move(builder).build());
  }

 private:
  Versions& versions_;
  std::string name_ = "limits";
};

TableFeed::Open open(Versions& versions) {
  return [&](int) { return std::make_unique<ScriptedSource>(versions); };
}

// The cell of the next version, or its problem.
std::string next(TableFeed& feed) {
  pollfd waiting{feed.descriptor(), POLLIN, 0};
  REQUIRE(::poll(&waiting, 1, 20'000) == 1);
  const TableVersion version = feed.take();
  if (!version.table) return version.problem + (version.passing ? " (passing)" : "");
  const auto row = version.table->find("\"x\"");
  return row ? std::string(version.table->cell(*row, 1)) : "no row";
}

TEST_CASE("TableFeed: gives a first version, and then each that there is") {
  Versions versions{"k,v\nx,1\n"};
  TableFeed feed{open(versions), {"k"}, {.refresh = 1ms}};
  CHECK(feed.name() == "limits");
  CHECK(next(feed) == "1");
  CHECK(!feed.take().table);
  versions.add("k,v\nx,2\n");
  CHECK(next(feed) == "2");
}

TEST_CASE("TableFeed: says why there is none, and looks again") {
  Versions versions{"k,v\nx,1\n"};
  TableFeed feed{open(versions), {"k"}, {.refresh = 1ms}};
  CHECK(next(feed) == "1");
  versions.add("k,v\nx\n");
  CHECK(next(feed) == "line 2: 1 field where there should be 2");
  versions.add("key,v\nx,1\n");
  CHECK(next(feed) == "it has no column k, but key, v");
  versions.add("busy");
  versions.add("k,v\nx,5\n");
  CHECK(next(feed) == "5");
}

TEST_CASE("TableFeed: the first one must not be under way") {
  Versions versions{"busy"};
  TableFeed feed{open(versions), {"k"}, {}};
  CHECK(next(feed) == "limits: it is being written");
}

TEST_CASE("TableFeed: loads anew when it is told to") {
  Versions versions{"k,v\nx,1\n"};
  const weir::Wake anew;
  TableFeed feed{open(versions), {"k"}, {.anew = &anew}};
  CHECK(next(feed) == "1");
  versions.add("k,v\nx,2\n");
  anew.raise();
  CHECK(next(feed) == "2");
}

TEST_CASE("TableFeed: loads what the source tells of") {
  Versions versions{"k,v\nx,1\n"};
  TableFeed feed{open(versions), {"k"}, {}};
  CHECK(next(feed) == "1");
  versions.add("k,v\nx,2\n");
  versions.tells.raise();
  CHECK(next(feed) == "2");
}

TEST_CASE("TableFeed: tries again where the first one is away, as long as it is told") {
  SUBCASE("it comes") {
    Versions versions{"away", "k,v\nx,1\n"};
    TableFeed feed{open(versions), {"k"}, {}};
    CHECK(next(feed) == "limits: away (passing)");
    CHECK(next(feed) == "1");
  }
  SUBCASE("it doesn't") {
    Versions versions{"away", "away"};
    TableFeed feed{open(versions), {"k"}, {.retry = 1ms}};
    std::string said = next(feed);
    if (said == "limits: away (passing)") said = next(feed);  // it was tried so soon
    CHECK(said == "limits: away, given up after 1ms");
  }
}

TEST_CASE("TableFeed: ends at once, whatever it waits for") {
  Versions versions{"away"};
  const auto before = weir::steady_now();
  {
    TableFeed feed{open(versions), {"k"}, {.refresh = 1h}};
    CHECK(next(feed) == "limits: away (passing)");
  }
  CHECK(weir::steady_now() - before < 20s);
}

}  // namespace
