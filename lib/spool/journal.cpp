#include "spool/journal.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>

#include "io/atomic_file.h"
#include "io/line_writer.h"
#include "io/secret.h"

namespace weir {
namespace {

constexpr std::string_view done_mark = R"({"done":")";

// Less than this of no use isn't worth the work.
constexpr std::size_t least_waste = std::size_t{256} * 1024;

}  // namespace

Journal::Journal(const std::string& folder, IdOf id_of)
    : path_{folder + "/journal.ndjson"}, lock_{folder} {
  open();
  read(id_of);
  tidy();
}

Journal::~Journal() { ::close(fd_); }

void Journal::open() {
  fd_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd_ < 0) fail();
}

void Journal::fail() const {
  throw std::system_error(errno, std::generic_category(), path_);
}

void Journal::read(IdOf id_of) {
  const std::string text = size_on_disk() == 0 ? "" : read_whole(path_);
  while (size_ < text.size()) {
    const std::size_t end = text.find('\n', size_);
    if (end == text.npos) break;
    read_line(std::string_view(text).substr(size_, end - size_), size_, id_of);
    size_ = end + 1;
  }
  // A process that was killed while it wrote may have left half a line, which
  // nobody was told was safe.
  if (size_ < text.size() && ::ftruncate(fd_, static_cast<off_t>(size_)) != 0) fail();
}

std::size_t Journal::size_on_disk() const {
  const off_t end = ::lseek(fd_, 0, SEEK_END);
  return end < 0 ? 0 : static_cast<std::size_t>(end);
}

void Journal::read_line(std::string_view line, std::size_t offset, IdOf id_of) {
  if (line.starts_with(done_mark) && line.ends_with("\"}")) {
    line.remove_prefix(done_mark.size());
    line.remove_suffix(2);
    return forget(std::string(line));
  }
  const std::string id = id_of(line);
  if (id.empty())
    throw std::runtime_error(path_ + ": byte " + std::to_string(offset) +
                             ": this line is none of ours");
  forget(id);
  places_[id] = {offset, line.size() + 1};
  live_ += line.size() + 1;
}

std::vector<Journal::Place> Journal::places() const {
  std::vector<Place> all;
  for (const auto& [id, place] : places_) all.push_back(place);
  std::sort(all.begin(), all.end(),
            [](const Place& a, const Place& b) { return a.offset < b.offset; });
  return all;
}

std::string Journal::text_at(Place place) const {
  std::string text(place.size, '\0');
  const ssize_t got =
      ::pread(fd_, text.data(), text.size(), static_cast<off_t>(place.offset));
  if (got != static_cast<ssize_t>(text.size())) fail();
  return text;
}

std::vector<std::string> Journal::waiting() const {
  std::vector<std::string> lines;
  for (const Place place : places()) {
    lines.push_back(text_at(place));
    lines.back().pop_back();
  }
  return lines;
}

void Journal::add(const std::string& id, std::string_view line) {
  const std::size_t offset = size_;
  append(line);
  forget(id);
  places_[id] = {offset, line.size() + 1};
  live_ += line.size() + 1;
}

void Journal::done(const std::string& id) {
  if (!places_.contains(id)) return;
  std::string mark{done_mark};
  append(mark.append(id).append("\"}"));
  forget(id);
  tidy();
}

void Journal::append(std::string_view line) {
  std::string bytes{line};
  bytes.push_back('\n');
  try {
    write_all(fd_, bytes);
  } catch (const std::system_error& error) {
    // Half a line would be joined with the next.
    if (::ftruncate(fd_, static_cast<off_t>(size_)) != 0) errno = 0;
    throw std::system_error(error.code(), path_);
  }
  size_ += bytes.size();
}

void Journal::forget(const std::string& id) {
  const auto found = places_.find(id);
  if (found == places_.end()) return;
  live_ -= found->second.size;
  places_.erase(found);
}

void Journal::tidy() {
  if (places_.empty() && size_ > 0 && ::ftruncate(fd_, 0) == 0) size_ = 0;
  if (size_ - live_ < std::max(live_, least_waste)) return;
  AtomicFile file{path_};
  std::size_t offset = 0;
  std::unordered_map<std::size_t, std::size_t> moved;
  for (const Place place : places()) {
    file.write(text_at(place));
    moved[place.offset] = offset;
    offset += place.size;
  }
  file.commit();
  ::close(fd_);
  open();
  for (auto& [id, place] : places_) place.offset = moved[place.offset];
  size_ = offset;
}

}  // namespace weir
