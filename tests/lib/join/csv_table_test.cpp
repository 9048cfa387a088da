#include "join/csv_table.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using weir::Table;
using weir::TableBuilder;
using weir::Typing;

namespace {

// All cells, with a space behind each and a newline behind a row.
std::string read(std::string_view text, const std::string& key) {
  TableBuilder builder{{key}, Typing::Text};
  try {
    weir::read_csv_table(text, builder);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  const Table table = std::move(builder).build();
  std::string all;
  for (std::uint32_t row = 0; row < table.rows(); ++row, all += '\n')
    for (std::size_t column = 0; column < table.columns().size(); ++column)
      all.append(table.cell(row, column)).append(" ");
  return all;
}

TEST_CASE("read_csv_table: numbers are numbers, nothing is nothing, the rest strings") {
  CHECK(read("host,limit,note\ndoc,80,\nhappy,9e1,007\n", "host") ==
        "\"doc\" 80  \n\"happy\" 9e1 \"007\" \n");
  CHECK(read("k,v\n1,true\n2,null\n", "k") == "1 \"true\" \n2 \"null\" \n");
}

TEST_CASE("read_csv_table: quoted fields, over several lines too") {
  CHECK(read("k,v\na,\"x, \"\"y\"\"\"\n\"b\nc\",2\n", "k") ==
        "\"a\" \"x, \\\"y\\\"\" \n\"b\\nc\" 2 \n");
}

TEST_CASE("read_csv_table: CRLF, a byte-order mark, blank lines, no last newline") {
  CHECK(read("\xEF\xBB\xBFk,v\r\na,1\r\n\r\nb,2", "k") == "\"a\" 1 \n\"b\" 2 \n");
}

TEST_CASE("read_csv_table: a header alone is a table without rows") {
  CHECK(read("k,v\n", "k").empty());
  CHECK(read("", "k") == "it has no header");
}

TEST_CASE("read_csv_table: the key is missed before there is a row") {
  CHECK(read("hostname,limit\n", "host") ==
        "it has no column host, but hostname, limit");
}

TEST_CASE("read_csv_table: says on which line it is broken") {
  CHECK(read("k,v\na,1\nb\n", "k") == "line 3: 1 field where there should be 2");
  CHECK(read("k,v\n\"a\nb\",1\nc,1,2\n", "k") ==
        "line 4: 3 fields where there should be 2");
  CHECK(read("k,v\n\"a,1\n", "k") == "line 2: a quoted field isn't closed");
  CHECK(read("k,v\n\"a\"b,1\n", "k") ==
        "line 2: something follows a quoted field before the next comma");
  CHECK(read("k,v\na,1\n\xFF,2\n", "k") == "line 3: not UTF-8");
  CHECK(read("k,v\n,1\n", "k") == "line 2: nothing in the column k, which is the key");
  CHECK(read("k,v\n\"x\ny\",1\nz,2\nz,3\n", "k") == "lines 4 and 5 have the same key");
}

TEST_CASE("read_csv_table: two columns have two names") {
  CHECK(read("k,v,v\n", "k") != "");
}

}  // namespace
