#include "archive/archive_files.h"

#include <filesystem>
#include <system_error>

#include "archive/begun_file.h"

namespace weir {
namespace {

namespace fs = std::filesystem;

class Walk {
 public:
  Walk(const PathTemplate& path, FileStage stage,
       const std::function<void(const ArchiveFile&)>& visit)
      : path_{path}, stage_{stage}, visit_{visit} {}

  void enter(const std::string& folder, std::size_t depth) const {
    std::error_code problem;
    const fs::directory_iterator entries(folder, problem);
    if (problem == std::errc::no_such_file_or_directory) return;
    if (problem) throw std::system_error(problem, folder);
    for (const fs::directory_entry& entry : entries) {
      const std::string name = entry.path().filename().string();
      if (depth == path_.depth())
        look_at(folder, name, entry);
      else if (path_.matches_folder(depth, name) && is(fs::file_type::directory, entry))
        enter(std::string(folder).append("/").append(name), depth + 1);
    }
  }

 private:
  // That itself, not what it is a link to, which may be somebody else's.
  static bool is(fs::file_type type, const fs::directory_entry& entry) {
    std::error_code problem;
    return entry.symlink_status(problem).type() == type;
  }

  void look_at(const std::string& folder, const std::string& name,
               const fs::directory_entry& entry) const {
    const std::string_view whole =
        stage_ == FileStage::Begun ? name_when_whole(name) : std::string_view(name);
    auto place = path_.place_of(whole);
    if (!place || !is(fs::file_type::regular, entry)) return;
    visit_({folder, name, std::move(*place)});
  }

  const PathTemplate& path_;
  FileStage stage_;
  const std::function<void(const ArchiveFile&)>& visit_;
};

}  // namespace

void for_each_file(const std::string& root, const PathTemplate& path, FileStage stage,
                   const std::function<void(const ArchiveFile&)>& visit) {
  Walk{path, stage, visit}.enter(root, 0);
}

}  // namespace weir
