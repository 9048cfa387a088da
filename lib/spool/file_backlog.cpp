#include "spool/file_backlog.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

#include "io/line_writer.h"

namespace weir {
namespace {

constexpr std::size_t read_size = 256 * 1024;
constexpr std::string_view suffix = ".ndjson";
constexpr std::size_t digits = 8;

std::uint64_t whole_number(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string numbered(std::uint64_t number) {
  std::string text = std::to_string(number);
  text.insert(0, digits - std::min(digits, text.size()), '0');
  return text;
}

std::uint64_t newlines(std::string_view text) {
  return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

FileBacklog::FileBacklog(std::string folder, std::size_t segment)
    : folder_{std::move(folder)}, most_in_segment_{segment}, lock_{folder_} {
  find_segments();
  read_position();
  if (!segments_.empty()) mend(segments_.back());
  count_waiting();
  remember_position();
}

FileBacklog::~FileBacklog() {
  if (bytes_ == 0 && taken_ == 0 && unwritten_.empty())
    for (const Segment& segment : segments_) ::unlink(path(segment.number).c_str());
  for (const int fd : {in_, out_, position_file_})
    if (fd >= 0) ::close(fd);
}

void FileBacklog::fail(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), path);
}

std::string FileBacklog::path(std::uint64_t number) const {
  return folder_ + "/" + numbered(number) + std::string(suffix);
}

void FileBacklog::find_segments() {
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(suffix)) continue;
    segments_.push_back({whole_number(name), entry.file_size()});
  }
  std::sort(segments_.begin(), segments_.end(),
            [](const Segment& a, const Segment& b) { return a.number < b.number; });
}

// "00000003 1234\n": what is of other segments is past, or was never begun.
void FileBacklog::read_position() {
  const std::string name = folder_ + "/position";
  position_file_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (position_file_ < 0) fail(name);
  std::array<char, 64> text{};
  const ssize_t size = ::pread(position_file_, text.data(), text.size(), 0);
  if (size < 0) fail(name);
  const std::string_view line(text.data(), static_cast<std::size_t>(size));
  const std::size_t blank = std::min(line.find(' '), line.size());
  const std::uint64_t number = whole_number(line.substr(0, blank));
  while (!segments_.empty() && segments_.front().number < number) {
    ::unlink(path(segments_.front().number).c_str());
    segments_.pop_front();
  }
  if (segments_.empty() || segments_.front().number != number) return;
  if (blank < line.size()) done_at_ = whole_number(line.substr(blank + 1));
  done_at_ = std::min(done_at_, segments_.front().size);
}

// A process that was killed while it wrote may have left half a line, which nobody
// was told was safe.
void FileBacklog::mend(Segment& segment) {
  const std::string name = path(segment.number);
  const int fd = ::open(name.c_str(), O_RDWR | O_CLOEXEC);
  if (fd < 0) fail(name);
  std::vector<char> bytes(read_size);
  std::size_t whole = segment.size;
  while (whole > 0) {
    const std::size_t size = std::min(whole, bytes.size());
    const ssize_t got =
        ::pread(fd, bytes.data(), size, static_cast<off_t>(whole - size));
    if (got < 0) break;
    const std::string_view text(bytes.data(), static_cast<std::size_t>(got));
    const std::size_t newline = text.rfind('\n');
    whole -= newline == text.npos ? size : size - newline - 1;
    if (newline != text.npos) break;
  }
  const bool cut = ::ftruncate(fd, static_cast<off_t>(whole)) == 0;
  ::close(fd);
  if (!cut) fail(name);
  segment.size = whole;
  if (segments_.size() == 1) done_at_ = std::min(done_at_, whole);
}

void FileBacklog::count_waiting() {
  for (const Segment& segment : segments_) bytes_ += segment.size;
  bytes_ -= done_at_;
  read_at_ = done_at_;
  if (bytes_ == 0) return;
  std::vector<char> bytes(read_size);
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const int fd = ::open(path(segments_[i].number).c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) fail(path(segments_[i].number));
    auto at = static_cast<off_t>(i == 0 ? done_at_ : 0);
    for (ssize_t got = 0; (got = ::pread(fd, bytes.data(), bytes.size(), at)) > 0;
         at += got)
      lines_ += newlines({bytes.data(), static_cast<std::size_t>(got)});
    ::close(fd);
  }
}

void FileBacklog::append(std::string_view lines, std::uint64_t count) {
  unwritten_.append(lines);
  bytes_ += lines.size();
  lines_ += count;
}

void FileBacklog::append_taken(std::string_view lines) {
  unwritten_.append(lines);
  settle();
  taken_ += lines.size();
  reading_ = segments_.size() - 1;
  stop_reading(segments_.back().size);
}

// Reading goes on at `offset` of the segment that reading_ is then.
void FileBacklog::stop_reading(std::size_t offset) {
  if (in_ >= 0) ::close(in_);
  in_ = -1;
  read_at_ = offset;
}

void FileBacklog::begin_segment() {
  if (out_ >= 0) ::close(out_);
  out_ = -1;
  std::uint64_t number = 1;
  if (!segments_.empty()) number = segments_.back().number + 1;
  const std::string name = path(number);
  out_ = ::open(name.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (out_ < 0) fail(name);
  segments_.push_back({number, 0});
}

void FileBacklog::settle() {
  if (unwritten_.empty()) return;
  if (out_ < 0 || segments_.back().size >= most_in_segment_) begin_segment();
  try {
    write_all(out_, unwritten_);
  } catch (const std::system_error& error) {
    throw std::system_error(error.code(), path(segments_.back().number));
  }
  segments_.back().size += unwritten_.size();
  unwritten_.clear();
}

// Fills ahead_ with whole lines; a line that is longer than a block is read until
// its end.
void FileBacklog::read_ahead() {
  settle();
  std::string text;
  while (!text.ends_with('\n') && reading_ < segments_.size()) {
    const Segment& segment = segments_[reading_];
    if (read_at_ == segment.size) {
      if (reading_ + 1 == segments_.size()) break;
      ++reading_;
      stop_reading(0);
      continue;
    }
    if (in_ < 0) in_ = ::open(path(segment.number).c_str(), O_RDONLY | O_CLOEXEC);
    if (in_ < 0) fail(path(segment.number));
    const std::size_t before = text.size();
    text.resize(before + std::min(read_size, segment.size - read_at_));
    const ssize_t got = ::pread(in_, text.data() + before, text.size() - before,
                                static_cast<off_t>(read_at_));
    if (got == 0) errno = EIO;  // it is shorter than it was
    if (got <= 0) fail(path(segment.number));
    text.resize(before + static_cast<std::size_t>(got));
    const std::size_t newline = text.rfind('\n');
    if (newline != text.npos) text.resize(newline + 1);
    read_at_ += text.size() - before;
  }
  if (!text.empty()) ahead_.append(text, newlines(text));
}

std::uint64_t FileBacklog::take(std::string& out, std::size_t most) {
  if (bytes_ == 0) return 0;
  if (ahead_.empty()) read_ahead();
  const std::size_t before = out.size();
  const std::uint64_t count = ahead_.take(out, most);
  const std::size_t size = out.size() - before;
  taken_ += size;
  bytes_ -= size;
  lines_ -= count;
  return count;
}

// A line that is dropped is passed over with what was taken before it. Where that
// is long in coming, what was taken counts as dropped too: it is older still.
void FileBacklog::drop_oldest() {
  if (ahead_.empty()) read_ahead();
  const std::size_t size = ahead_.drop_oldest();
  taken_ += size;
  bytes_ -= size;
  --lines_;
  if (taken_ >= most_in_segment_) done();
}

void FileBacklog::done() {
  if (taken_ == 0) return;
  done_at_ += std::exchange(taken_, 0);
  while (segments_.size() > 1 && done_at_ >= segments_.front().size) {
    done_at_ -= segments_.front().size;
    ::unlink(path(segments_.front().number).c_str());
    segments_.pop_front();
    if (reading_ > 0) {
      --reading_;
    } else {
      stop_reading(0);
    }
  }
  if (bytes_ == 0) empty_last_segment();
  remember_position();
}

// Before the position says so: a process that is killed in between leaves an empty
// file, in which there is no other position.
void FileBacklog::empty_last_segment() {
  Segment& last = segments_.back();
  if (::truncate(path(last.number).c_str(), 0) < 0) fail(path(last.number));
  last.size = done_at_ = read_at_ = 0;
}

void FileBacklog::remember_position() {
  const std::string text =
      segments_.empty()
          ? "\n"
          : numbered(segments_.front().number) + " " + std::to_string(done_at_) + "\n";
  if (::pwrite(position_file_, text.data(), text.size(), 0) < 0 ||
      ::ftruncate(position_file_, static_cast<off_t>(text.size())) < 0)
    fail(folder_ + "/position");
}

}  // namespace weir
