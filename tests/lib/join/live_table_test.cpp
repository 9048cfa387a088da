#include "join/live_table.h"

#include <doctest/doctest.h>

#include <deque>
#include <stdexcept>

#include "join/csv_table.h"

using weir::LiveTable;
using weir::Table;
using weir::TableBuilder;
using weir::TableSource;

namespace {

// The versions of a table, as CSV, one after the other; "busy" is one that is
// being written.
struct Versions {
  std::deque<std::string> to_come;
};

class ScriptedSource : public TableSource {
 public:
  explicit ScriptedSource(Versions& versions) : versions_{versions} {}

  const std::string& name() const override { return name_; }
  bool changed() override { return !versions_.to_come.empty(); }
  std::shared_ptr<const Table> load(const std::vector<std::string>& key) override {
    const std::string text = versions_.to_come.front();
    versions_.to_come.pop_front();
    if (text == "busy") return nullptr;
    TableBuilder builder{key, weir::Typing::Text};
    try {
      weir::read_csv_table(text, builder);
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(name_ + ": " + error.what());
    }
    return std::make_shared<const Table>(std::move(builder).build());
  }

 private:
  Versions& versions_;
  std::string name_ = "limits";
};

LiveTable live(Versions& versions) {
  return LiveTable{std::make_unique<ScriptedSource>(versions), {"k"}};
}

std::string cell(const LiveTable& table, std::size_t use) {
  const auto row = table.now().find("\"x\"");
  return row ? std::string(table.cell(*row, use)) : "no row";
}

TEST_CASE("LiveTable: a new version takes the place of the old one, whole") {
  Versions versions{{"k,v\nx,1\n"}};
  LiveTable table = live(versions);
  const std::size_t v = table.use("v");
  CHECK(cell(table, v) == "1");
  CHECK(table.refresh().empty());
  CHECK(cell(table, v) == "1");

  versions.to_come = {"w,v,k\n0,2,x\n"};
  CHECK(table.refresh().empty());
  CHECK(cell(table, v) == "2");
  versions.to_come = {"k,v\ny,3\n"};
  CHECK(table.refresh().empty());
  CHECK(cell(table, v) == "no row");
}

TEST_CASE("LiveTable: the old one stays while the new one won't do") {
  Versions versions{{"k,v\nx,1\n"}};
  LiveTable table = live(versions);
  const std::size_t v = table.use("v");

  SUBCASE("broken") {
    versions.to_come = {"k,v\nx\n"};
    CHECK(table.refresh() ==
          "limits: line 2: 1 field where there should be 2; going on with the table as "
          "it "
          "was");
  }
  SUBCASE("without a column that is used") {
    versions.to_come = {"k,value\nx,2\n"};
    CHECK(table.refresh() ==
          "limits: it has no column v; going on with the table as it was");
  }
  SUBCASE("without its key") {
    versions.to_come = {"key,v\nx,2\n"};
    CHECK(table.refresh() ==
          "limits: it has no column k; going on with the table as it was");
  }
  CHECK(cell(table, v) == "1");

  versions.to_come = {"", "k,v\nx,5\n"};
  CHECK(table.refresh().empty());  // was said
  CHECK(cell(table, v) == "1");
  CHECK(table.refresh() == "limits: good again");
  CHECK(cell(table, v) == "5");
  versions.to_come = {"k,v\nx,6\n"};
  CHECK(table.refresh().empty());
}

TEST_CASE("LiveTable: what is being written is left for the next time") {
  Versions versions{{"k,v\nx,1\n"}};
  LiveTable table = live(versions);
  const std::size_t v = table.use("v");
  versions.to_come = {"busy", "k,v\nx,2\n"};
  CHECK(table.refresh().empty());
  CHECK(cell(table, v) == "1");
  CHECK(table.refresh().empty());
  CHECK(cell(table, v) == "2");
}

TEST_CASE("LiveTable: at the start, the table has to be there, and its columns") {
  Versions versions{{"busy"}};
  CHECK_THROWS_WITH_AS(live(versions), "limits: it is being written",
                       std::runtime_error);
  versions.to_come = {"k,limit\nx,1\n"};
  LiveTable table = live(versions);
  CHECK_THROWS_WITH_AS(table.use("limits"),
                       "limits: it has no column limits; is it limit?",
                       std::runtime_error);
}

TEST_CASE("LiveTable: a column that is used twice is the same") {
  Versions versions{{"k,v,w\nx,1,2\n"}};
  LiveTable table = live(versions);
  CHECK(table.use("w") == 0);
  CHECK(table.use("v") == 1);
  CHECK(table.use("w") == 0);
}

}  // namespace
