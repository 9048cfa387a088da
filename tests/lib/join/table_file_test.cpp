#include "join/table_file.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <system_error>

using weir::TableFile;

namespace {

// A folder that is gone with the test.
class Scratch {
 public:
  Scratch() {
    std::string name = std::filesystem::temp_directory_path() / "weir-XXXXXX";
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Scratch() { std::filesystem::remove_all(path_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::string file(const std::string& name, std::string_view text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

TEST_CASE("TableFile: reads each kind of file") {
  const Scratch scratch;
  const auto cell = [](const std::string& path) {
    TableFile file{path};
    const auto table = file.load({"k"});
    return std::string(table->cell(0, table->column("v").value()));
  };
  CHECK(cell(scratch.file("a.csv", "k,v\nx,1.50\n")) == "1.50");
  CHECK(cell(scratch.file("a.json", R"([{"k":"x","v":1.50}])")) == "1.50");
  CHECK(cell(scratch.file("a.ndjson", R"({"k":"x","v":1.50})")) == "1.50");
  CHECK(cell(scratch.file("a.jsonl", R"({"k":"x","v":1.50})")) == "1.50");
}

TEST_CASE("TableFile: CSV has no types, JSON has") {
  const Scratch scratch;
  TableFile csv{scratch.file("a.csv", "k\n1\n")};
  CHECK(csv.load({"k"})->find("\"1\""));
  TableFile json{scratch.file("a.ndjson", "{\"k\":1}\n")};
  CHECK(json.load({"k"})->find("1"));
  CHECK(!json.load({"k"})->find("\"1\""));
}

TEST_CASE("TableFile: knows when the file has changed since it was loaded") {
  const Scratch scratch;
  const std::string path = scratch.file("a.csv", "k,v\nx,1\n");
  TableFile file{path};
  CHECK(file.changed());
  file.load({"k"});
  CHECK(!file.changed());

  SUBCASE("written to") {
    scratch.file("a.csv", "k,v\nx,1\ny,2\n");
    CHECK(file.changed());
    CHECK(file.load({"k"})->rows() == 2);
    CHECK(!file.changed());
  }
  SUBCASE("replaced") {
    std::filesystem::rename(scratch.file("b.csv", "k,v\nx,2\n"), path);
    CHECK(file.changed());
  }
  SUBCASE("taken away") {
    std::filesystem::remove(path);
    CHECK(file.changed());
    CHECK_THROWS_AS(file.load({"k"}), std::system_error);
    CHECK(!file.changed());
  }
}

TEST_CASE("TableFile: names the file with what is wrong") {
  const Scratch scratch;
  const std::string path = scratch.file("a.csv", "k,v\nx\n");
  TableFile file{path};
  CHECK_THROWS_WITH_AS(file.load({"k"}),
                       (path + ": line 2: 1 field where there should be 2").c_str(),
                       std::runtime_error);
  TableFile missing{path + ".json"};
  CHECK_THROWS_WITH_AS(missing.load({"k"}),
                       (path + ".json: No such file or directory").c_str(),
                       std::system_error);
}

}  // namespace
