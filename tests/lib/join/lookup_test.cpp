#include "join/lookup.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "support/memory_file.h"

using weir::Lookup;
using weir::LookupOptions;
using weir::Record;

namespace {

// A table's file, gone with the test.
class TableOnDisk {
 public:
  TableOnDisk(const std::string& ending, std::string_view text) {
    std::string name = "/tmp/weir-XXXXXX" + ending;
    ::close(::mkstemps(name.data(), static_cast<int>(ending.size())));
    std::ofstream(name, std::ios::binary) << text;
    path_ = name;
  }
  ~TableOnDisk() { std::remove(path_.c_str()); }
  TableOnDisk(const TableOnDisk&) = delete;
  TableOnDisk& operator=(const TableOnDisk&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// The records that have a row, with its columns added.
std::string joined(const LookupOptions& options, std::string_view records) {
  const weir::MemoryFile input{records}, output;
  weir::RecordWriter out{output.fd()};
  weir::RecordReader in{input.fd(), &out, {.rejects = "/dev/null"}};
  Lookup lookup{options, in};
  while (Record* record = in.next()) {
    if (!lookup.find(*record)) continue;
    lookup.add_to(*record);
    out.write(*record);
  }
  in.end();
  return output.text();
}

std::string complaint(const LookupOptions& options) {
  try {
    return joined(options, "");
  } catch (const std::exception& error) {
    return error.what();
  }
}

TEST_CASE("Lookup: adds the columns of the record's row, but not its key") {
  const TableOnDisk table{".csv", "host,limit,note\ndoc,80,\nhappy,9e1,x\n"};
  CHECK(joined({.table = {table.path()}, .on = "host"},
               "{\"host\":\"doc\"}\n{\"host\":\"dopey\"}\n{\"host\":\"happy\",\"u\": "
               "1}\n") ==
        "{\"host\":\"doc\",\"limit\":80,\"note\":null}\n"
        "{\"host\":\"happy\",\"u\": 1,\"limit\":9e1,\"note\":\"x\"}\n");
}

TEST_CASE("Lookup: a field may be called otherwise than its column, and lie deeper") {
  const TableOnDisk table{".csv", "name,core,limit\ndoc,1,80\n"};
  CHECK(joined({.table = {table.path()}, .on = "meta.host=name,cpu=core"},
               "{\"meta\":{\"host\":\"doc\"},\"cpu\":1}\n") ==
        "{\"meta\":{\"host\":\"doc\"},\"cpu\":1,\"limit\":80}\n");
}

TEST_CASE("Lookup: a field that is there is replaced where it stands") {
  const TableOnDisk table{".csv", "host,limit\ndoc,80\n"};
  CHECK(joined({.table = {table.path()}, .on = "host"},
               "{\"limit\":1,\"host\":\"doc\"}\n") ==
        "{\"limit\":80,\"host\":\"doc\"}\n");
}

TEST_CASE("Lookup: takes the columns that are named, those of the key too") {
  const TableOnDisk table{".csv", "host,a,b\ndoc,1,2\n"};
  CHECK(joined({.table = {table.path()}, .on = "h=host", .take = "b,host"},
               "{\"h\":\"doc\"}\n") == "{\"h\":\"doc\",\"b\":2,\"host\":\"doc\"}\n");
}

TEST_CASE("Lookup: CSV matches any type, JSON its own") {
  const TableOnDisk csv{".csv", "k,v\n1,a\n"};
  const TableOnDisk json{".ndjson", "{\"k\":1,\"v\":\"a\"}\n"};
  const char* records = "{\"k\":1}\n{\"k\":\"1\"}\n{\"k\":1.0}\n";
  CHECK(joined({.table = {csv.path()}, .on = "k"}, records) ==
        "{\"k\":1,\"v\":\"a\"}\n{\"k\":\"1\",\"v\":\"a\"}\n");
  CHECK(joined({.table = {json.path()}, .on = "k"}, records) ==
        "{\"k\":1,\"v\":\"a\"}\n");
}

TEST_CASE("Lookup: defaults are the row of keys that have none") {
  const TableOnDisk table{".csv", "k,v,w\na,1,2\n"};
  CHECK(joined({.table = {table.path()}, .on = "k", .defaults = "{\"v\": 5.0}"},
               "{\"k\":\"a\"}\n{\"k\":\"b\"}\n") ==
        "{\"k\":\"a\",\"v\":1,\"w\":2}\n{\"k\":\"b\",\"v\":5.0,\"w\":null}\n");
}

TEST_CASE("Lookup: without a table, each record has a row of nothing") {
  CHECK(joined({}, "{\"k\":1}\n") == "{\"k\":1}\n");
}

TEST_CASE("Lookup: names what is wrong with its options") {
  const TableOnDisk table{".csv", "host,limit\n"};
  const std::string& path = table.path();
  CHECK(complaint({.table = {path}, .on = "host", .take = "limt"}) ==
        path + ": it has no column limt; is it limit?");
  CHECK(complaint({.table = {path}, .on = "hist"}) ==
        path + ": it has no column hist; is it host?");
  CHECK(complaint({.table = {path}, .on = "host,"}) == "a field has a name");
  CHECK(complaint({.table = {path}, .on = "host", .take = "limit,limit"}) ==
        "--take: limit occurs twice");
  for (const char* defaults : {"5", "[{}]", "{\"limit\":1", "{} {}", " "})
    CHECK(complaint({.table = {path}, .on = "host", .defaults = defaults}) ==
          "--default: it is no JSON object");
  CHECK(complaint({.table = {path}, .on = "host", .defaults = "{\"limmit\":1}"}) ==
        path + ": it has no column limmit; is it limit?");
}

TEST_CASE("Lookup: says which key has no row") {
  const TableOnDisk table{".csv", "host,cpu\n"};
  const weir::MemoryFile input{"{\"h\":\"doc\",\"cpu\":1}\n"};
  weir::RecordReader in{input.fd(), nullptr, {}};
  Lookup lookup{{.table = {table.path()}, .on = "h=host,cpu"}, in};
  const Record* record = in.next();
  REQUIRE(record != nullptr);
  CHECK(!lookup.find(*record));
  CHECK(lookup.complaint(*record) == "no row of the table has host \"doc\", cpu 1");
}

}  // namespace
