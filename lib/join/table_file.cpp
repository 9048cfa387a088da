#include "join/table_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "join/csv_table.h"
#include "join/json_table.h"

namespace weir {
namespace {

std::string read_whole(const std::string& path) {
  const auto fail = [&] {
    throw std::system_error(errno, std::generic_category(), path);
  };
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) fail();
  std::string text;
  std::array<char, 64 * 1024> block{};
  ssize_t size = 0;
  while ((size = ::read(fd, block.data(), block.size())) != 0) {
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) break;
    text.append(block.data(), static_cast<std::size_t>(size));
  }
  const int error = errno;
  ::close(fd);
  errno = error;
  if (size < 0) fail();
  return text;
}

}  // namespace

TableFile::TableFile(const std::string& path)
    : path_{path}, reader_{read_csv_table}, typing_{Typing::Text} {
  const auto is = [&](std::string_view ending) { return path.ends_with(ending); };
  if (is(".csv")) return;
  typing_ = Typing::Json;
  reader_ = is(".json") ? read_json_table : read_ndjson_table;
  if (!is(".json") && !is(".ndjson") && !is(".jsonl"))
    throw std::invalid_argument(path + ": a table is a .csv, .json or .ndjson file");
}

TableFile::Version TableFile::version() const {
  struct stat status {};
  if (::stat(path_.c_str(), &status) < 0) return {};
  return {status.st_ctim.tv_sec, status.st_ctim.tv_nsec, status.st_size, status.st_ino};
}

bool TableFile::changed() { return !(version() == loaded_); }

std::shared_ptr<const Table> TableFile::load(const std::vector<std::string>& key) {
  loaded_ = version();
  const std::string text = read_whole(path_);
  if (changed()) return nullptr;
  try {
    TableBuilder builder{key, typing_};
    reader_(text, builder);
    return std::make_shared<const Table>(std::move(builder).build());
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(path_ + ": " + error.what());
  }
}

}  // namespace weir
