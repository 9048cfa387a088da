// Folders: what makes the names of files in them last.
#pragma once

#include <string>

namespace weir {

// Has what was made, renamed or taken away in `folder` put on the disk: a file is
// only safe then. False, and errno says why, where that fails.
bool sync_folder(const std::string& folder);

}  // namespace weir
