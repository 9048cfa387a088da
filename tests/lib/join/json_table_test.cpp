#include "join/json_table.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using weir::Table;
using weir::TableBuilder;
using weir::Typing;

namespace {

using Reader = void (*)(std::string_view, TableBuilder&);

// All cells, as column=cell with a space behind each and a newline behind a row.
std::string read(Reader reader, std::string_view text) {
  TableBuilder builder{{"k"}, Typing::Json};
  try {
    reader(text, builder);
    const Table table = std::move(builder).build();
    std::string all;
    for (std::uint32_t row = 0; row < table.rows(); ++row, all += '\n') {
      std::size_t column = 0;
      for (const std::string& name : table.columns())
        all.append(name).append("=").append(table.cell(row, column++)).append(" ");
    }
    return all;
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

std::string array(std::string_view text) { return read(weir::read_json_table, text); }
std::string lines(std::string_view text) { return read(weir::read_ndjson_table, text); }

TEST_CASE("read_json_table: an array of objects is rows") {
  CHECK(array(R"([{"k": "doc", "v": 80}, {"v": 90, "k": "happy"}])") ==
        "k=\"doc\" v=80 \nk=\"happy\" v=90 \n");
  CHECK(array("[]") == "it has no column k, but none");
}

TEST_CASE("read_ndjson_table: an object a line is rows") {
  CHECK(lines("{\"k\":1,\"v\":true}\n\n{\"k\":2}\r\n{\"k\":3,\"v\":null}") ==
        "k=1 v=true \nk=2 v= \nk=3 v= \n");
}

TEST_CASE("read_json_table: values stay what they are") {
  CHECK(array(R"([{"k":12345678901234567890123,"v":1.0}])") ==
        "k=12345678901234567890123 v=1.0 \n");
  CHECK(array(R"([{"k":-5,"v":1e3}])") == "k=-5 v=1e3 \n");
  CHECK(array(R"([{"k":"a\/\u00e9\n"}])") == "k=\"a/é\\n\" \n");
}

TEST_CASE("read_json_table: a cell may be a list or an object") {
  CHECK(lines(R"({"k":1,"v":{"a":[1,"x",{"b":null},[]],"c":{}},"w":[[2],3.50]})") ==
        R"(k=1 v={"a":[1,"x",{"b":null},[]],"c":{}} w=[[2],3.50] )"
        "\n");
  CHECK(lines(R"({"k":1,"v":["[",":","{","a,b"]})") == R"(k=1 v=["[",":","{","a,b"] )"
                                                       "\n");
}

TEST_CASE("read_json_table: says on which line it is broken") {
  CHECK(array("[\n{\"k\":1},\n{\"k\":2,}\n]") == "line 3: broken JSON");
  CHECK(array("[\n{\"k\":1}\n") == "line 3: broken JSON");
  CHECK(array("") == "line 1: broken JSON");
  CHECK(array("[{\"k\":1}] x") == "line 1: broken JSON");
  CHECK(array("[\n{\"k\":1e400}]") == "line 2: a number that doesn't fit a double");
  CHECK(array("{\"k\":1}") == "line 1: not an array of JSON objects");
  CHECK(array("[\n[1]]") == "line 2: not an array of JSON objects");
  CHECK(array("[null]") == "line 1: not an array of JSON objects");
  CHECK(array("[{\"k\":1},\n\n{\"k\":1}]") == "lines 1 and 3 have the same key");
  CHECK(array("[{\"k\":1,\n\"k\":2}]") == "line 1: it has two cells in the column k");
}

TEST_CASE("read_ndjson_table: says on which line it is broken") {
  CHECK(lines("{\"k\":1}\n{\"k\"\n") == "line 2: broken JSON");
  CHECK(lines("{\"k\":1}\n\n[1]\n") == "line 3: not a JSON object");
  CHECK(lines("{\"k\":1} {\"k\":2}\n") == "line 1: broken JSON");
  CHECK(lines("{\"k\":1}\n{\"k\":1}\n") == "lines 1 and 2 have the same key");
  CHECK(lines("{\"k\":1}\n{\"v\":1}\n") ==
        "line 2: nothing in the column k, which is the key");
  CHECK(lines("{\"k\":\"\xFF\"}\n") == "line 1: broken JSON");
}

}  // namespace
