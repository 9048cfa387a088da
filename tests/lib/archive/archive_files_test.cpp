#include "archive/archive_files.h"

#include <doctest/doctest.h>

#include <system_error>

#include "support/archive.h"
#include "support/scratch.h"

using namespace weir;

namespace {

std::string found(const std::string& root, FileStage stage) {
  std::vector<std::string> names;
  const auto path = PathTemplate::parse("dt=%F/p-{seq}.gz");
  for_each_file(root, path, stage, [&](const ArchiveFile& file) {
    names.push_back(file.folder.substr(root.size()) + "/" + file.name);
  });
  std::sort(names.begin(), names.end());
  std::string all;
  for (const std::string& name : names) all.append(name).append(" ");
  return all;
}

TEST_CASE("for_each_file: those that the template can have named") {
  const Scratch scratch;
  const std::string root = scratch / "archive";
  for (const char* folder : {"/dt=2024-03-01", "/dt=2024-03-02", "/other",
                             "/dt=2024-03-01/p-000009.gz", "/dt=2024-03-01/deeper"})
    std::filesystem::create_directories(root + folder);
  for (const char* file :
       {"/dt=2024-03-01/p-000001.gz", "/dt=2024-03-02/p-000002.gz",
        "/dt=2024-03-02/.p-000003.gz.part", "/dt=2024-03-02/notes.txt",
        "/dt=2024-03-02/p-000001.gz.bak", "/other/p-000001.gz", "/p-000001.gz",
        "/dt=2024-03-01/deeper/p-000001.gz"})
    std::ofstream(root + file) << "";
  std::filesystem::create_symlink("/dev/null", root + "/dt=2024-03-01/p-000007.gz");
  CHECK(found(root, FileStage::Whole) ==
        "/dt=2024-03-01/p-000001.gz /dt=2024-03-02/p-000002.gz ");
  CHECK(found(root, FileStage::Begun) == "/dt=2024-03-02/.p-000003.gz.part ");
}

TEST_CASE(
    "for_each_file: a folder that is a link is not looked into, but for the root") {
  const Scratch scratch;
  const std::string root = scratch / "archive", theirs = scratch / "theirs";
  for (const std::string& folder : {root + "/dt=2024-03-01", theirs})
    std::filesystem::create_directories(folder);
  for (const std::string& folder : {root + "/dt=2024-03-01", theirs})
    std::ofstream(folder + "/p-000001.gz") << "";
  std::filesystem::create_directory_symlink(theirs, root + "/dt=2024-03-02");
  CHECK(found(root, FileStage::Whole) == "/dt=2024-03-01/p-000001.gz ");
  std::filesystem::create_directory_symlink(root, scratch / "link");
  CHECK(found(scratch / "link", FileStage::Whole) == "/dt=2024-03-01/p-000001.gz ");
}

TEST_CASE("for_each_file: where there is no archive there are none") {
  const Scratch scratch;
  CHECK(found(scratch / "none", FileStage::Whole).empty());
  std::ofstream(scratch / "file") << "";
  CHECK_THROWS_AS(found(scratch / "file", FileStage::Whole), std::system_error);
}

}  // namespace
