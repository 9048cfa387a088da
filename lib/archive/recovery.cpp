#include "archive/recovery.h"

#include <system_error>

#include "archive/whole.h"

namespace weir {

std::uint64_t salvage(BegunFile& file, Compression compression) {
  try {
    const Whole whole = find_whole(file.fd(), compression);
    if (whole.records == 0) {
      file.remove();
      return 0;
    }
    make_whole(file.fd(), whole);
    file.sync();
    file.publish();
    return whole.records;
  } catch (const std::system_error& error) {
    throw std::system_error(error.code(), file.path());
  }
}

Recovered recover(const std::string& root, const PathTemplate& path) {
  const Compression compression = compression_of(path.text());
  Recovered done;
  for_each_file(root, path, FileStage::Begun, [&](const ArchiveFile& found) {
    const auto file = BegunFile::take_over(found.folder, found.place, found.name);
    if (!file) return;
    const std::uint64_t records = salvage(*file, compression);
    done.records += records;
    if (records > 0) ++done.files;
  });
  return done;
}

}  // namespace weir
