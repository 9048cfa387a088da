#include "archive/part_file.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>

#include "archive/recovery.h"

namespace weir {

PartFile::PartFile(const std::string& root, const FilePlace& place,
                   std::uint64_t number, PartOptions options)
    : file_{root, place, number},
      options_{options},
      compressor_{make_compressor(options.compression, options.level)} {}

void PartFile::compress() {
  compressor_->add(text_, out_);
  text_.clear();
}

// Of what fails, as much is done as was written, so that it can be gone on with.
void PartFile::write_block() {
  std::size_t done = 0;
  while (done < out_.size()) {
    const ssize_t count = ::write(file_.fd(), out_.data() + done, out_.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) break;
    done += static_cast<std::size_t>(count);
  }
  const int reason = errno;
  written_ += done;
  out_.erase(0, done);
  if (!out_.empty())
    throw std::system_error(reason, std::generic_category(), file_.path());
}

void PartFile::write_out() {
  if (flushed_ < records_) {
    compress();
    compressor_->flush(out_);
    flushed_ = records_;
  }
  write_block();
}

void PartFile::sync() {
  write_out();
  if (synced_ < records_) sync_file();
}

void PartFile::sync_file() {
  try {
    file_.sync();
  } catch (const std::system_error& error) {
    broken_ = true;
    throw std::runtime_error(error.what());
  }
  synced_ = flushed_;
}

void PartFile::finish() {
  if (!ended_) {
    compress();
    compressor_->end(out_);
    flushed_ = records_;
    ended_ = true;
  }
  write_block();
  sync_file();
  file_.publish();
}

std::uint64_t PartFile::give_up() {
  const std::uint64_t unsure = broken_ ? records_ - synced_ : 0;
  try {
    if (!broken_) finish();
    if (!broken_) return 0;
  } catch (const std::exception&) {
    ended_ = true;  // there is less to be had
  }
  try {
    const std::uint64_t saved = salvage(file_, options_.compression);
    return std::max(unsure, records_ - std::min(saved, records_));
  } catch (const std::exception&) {
    return records_ - synced_;
  }
}

}  // namespace weir
