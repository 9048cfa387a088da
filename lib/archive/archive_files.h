// The files of an archive: those below a folder that a template can have named. Others
// are somebody else's, and are never looked into.
#pragma once

#include <functional>
#include <string>

#include "archive/path_template.h"

namespace weir {

enum class FileStage : unsigned char { Begun, Whole };

struct ArchiveFile {
  std::string folder;  // with the archive's own
  std::string name;    // as it is on the disk
  FilePlace place;     // but for its folder
};

// Calls `visit` with each that is at this stage. Folders and files that go away
// meanwhile are passed over, and so are links, but for `root` itself. Throws
// std::system_error that names the folder.
void for_each_file(const std::string& root, const PathTemplate& path, FileStage stage,
                   const std::function<void(const ArchiveFile&)>& visit);

}  // namespace weir
