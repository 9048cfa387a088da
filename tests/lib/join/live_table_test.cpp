#include "join/live_table.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "join/csv_table.h"

using weir::LiveTable;
using weir::Table;
using weir::TableBuilder;
using weir::TableVersion;

namespace {

TableVersion version(std::string_view csv) {
  TableBuilder builder{{"k"}, weir::Typing::Text};
  weir::read_csv_table(csv, builder);
  return {std::make_shared<const Table>(std::move(builder).build()), {}, false};
}

TableVersion problem(std::string why) { return {nullptr, std::move(why), false}; }

LiveTable live(std::string_view csv) { return LiveTable{"limits", version(csv).table}; }

std::string cell(const LiveTable& table, std::size_t use) {
  const auto row = table.now().find("\"x\"");
  return row ? std::string(table.cell(*row, use)) : "no row";
}

TEST_CASE("LiveTable: a new version takes the place of the old one, whole") {
  LiveTable table = live("k,v\nx,1\n");
  const std::size_t v = table.use("v");
  CHECK(cell(table, v) == "1");
  CHECK(table.adopt({}).empty());
  CHECK(cell(table, v) == "1");

  CHECK(table.adopt(version("w,v,k\n0,2,x\n")).empty());
  CHECK(cell(table, v) == "2");
  CHECK(table.adopt(version("k,v\ny,3\n")).empty());
  CHECK(cell(table, v) == "no row");
}

TEST_CASE("LiveTable: the old one stays while the new one won't do") {
  LiveTable table = live("k,v\nx,1\n");
  const std::size_t v = table.use("v");

  SUBCASE("it couldn't be loaded") {
    CHECK(table.adopt(problem("limits: broken")) ==
          "limits: broken; going on with the table as it was");
  }
  SUBCASE("without a column that is used") {
    CHECK(
        table.adopt(version("k,value\nx,2\n")) ==
        "limits: it has no column v, but k, value; going on with the table as it was");
  }
  CHECK(cell(table, v) == "1");

  CHECK(table.adopt(problem("limits: broken again")).empty());  // was said
  CHECK(cell(table, v) == "1");
  CHECK(table.adopt(version("k,v\nx,5\n")) == "limits: good again");
  CHECK(cell(table, v) == "5");
  CHECK(table.adopt(version("k,v\nx,6\n")).empty());
}

TEST_CASE("LiveTable: counts the versions that did") {
  LiveTable table = live("k,v\nx,1\n");
  table.use("v");
  CHECK(table.loads() == 1);
  table.adopt({});
  table.adopt(problem("limits: broken"));
  table.adopt(version("k,value\nx,2\n"));
  CHECK(table.loads() == 1);
  table.adopt(version("k,v\nx,2\n"));
  CHECK(table.loads() == 2);
}

TEST_CASE("LiveTable: doubts a text among numbers") {
  LiveTable table = live("k,v\nx,1\ny,\nz,n/a\n");
  const std::size_t v = table.use("v");
  CHECK(table.doubt(v) == "limits: v is not a number in row 3: \"n/a\"");
  table.adopt(version("k,v\nx,80%\ny,2\nz,90%\na,4\n"));
  CHECK(table.doubt(v) == "limits: v is not a number in row 1, and in 1 more: \"80%\"");
  table.adopt(version("k,v\nx,a\ny,b\nz,2\n"));
  CHECK(table.doubt(v).empty());  // most are texts
  table.adopt(version("k,v\nx,1\ny,\nz,2\n"));
  CHECK(table.doubt(v).empty());
}

TEST_CASE("LiveTable: names the column that isn't there") {
  LiveTable table = live("k,limit\nx,1\n");
  CHECK_THROWS_WITH_AS(table.use("limits"),
                       "limits: it has no column limits; is it limit?",
                       std::runtime_error);
}

TEST_CASE("LiveTable: a column that is used twice is the same") {
  LiveTable table = live("k,v,w\nx,1,2\n");
  CHECK(table.use("w") == 0);
  CHECK(table.use("v") == 1);
  CHECK(table.use("w") == 0);
}

}  // namespace
