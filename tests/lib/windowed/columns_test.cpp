#include "windowed/columns.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "support/memory_file.h"

using namespace weir;

namespace {

TEST_CASE("WindowColumns: a closed window is a record") {
  const MemoryFile input{R"({"h":"doc","u":7,"n":{"x":true}})"
                         "\n"};
  RecordReader in{input.fd(), nullptr, {}};
  WindowColumns columns{{"avg:u", "last:n.x=on", "count", "stddev:u", "list:u"},
                        {Field::parse("h"), Field::parse("u")},
                        100};
  columns.find_in(in);
  Record* record = in.next();
  REQUIRE(record != nullptr);
  AggregateRow row{columns.layout()};
  columns.layout().add(row.data(), columns.samples(*record, Time{}));
  const std::string key(columns.key(*record));
  const ClosedWindow closed{
      Time{}, Time{std::chrono::seconds{10}}, TimeForm::Seconds, key, row.data(), true};
  std::string plain, marked;
  columns.append(plain, closed, false);
  columns.append(marked, closed, true);
  CHECK(
      plain ==
      R"({"window_start":0,"window_end":10,"h":"doc","u":7,"u_avg":7,"on":true,"count":1,"u_stddev":null,"u_list":[7]})");
  CHECK(marked.ends_with(R"("u_list":[7],"partial":true})"));
}

TEST_CASE("WindowColumns: no two may have one name") {
  const std::vector<Field> by{Field::parse("h")};
  CHECK_THROWS_AS((WindowColumns{{"avg:u=h"}, by, 1}), std::invalid_argument);
  CHECK_THROWS_AS((WindowColumns{{"count=window_start"}, by, 1}),
                  std::invalid_argument);
  CHECK_THROWS_AS((WindowColumns{{"count", "count"}, by, 1}), std::invalid_argument);
}

}  // namespace
