// Outlet: lines out without ever waiting for their reader.
//
//   outlet.pending().append("one"), outlet.end_line();
//   outlet.write_some();           // what the reader has room for
//   if (!outlet.empty()) ...poll(2) outlet.fd() for POLLOUT...
//
// For sources that have something better to do than to wait: a connection to
// serve. How much may wait here is for the owner to say: see size().
#pragma once

#include <cstdint>
#include <string>

namespace weir {

class Outlet {
 public:
  // Where `fd` is a pipe, asks the kernel to let it hold more.
  explicit Outlet(int fd);
  ~Outlet();

  Outlet(const Outlet&) = delete;
  Outlet& operator=(const Outlet&) = delete;

  // To build a line in place: append to pending(), then end_line().
  std::string& pending() { return pending_; }
  void end_line() {
    pending_.push_back('\n');
    ++lines_;
  }

  // Writes as much of what is pending as is taken without a wait. Throws
  // std::system_error where it can't be written; its code is broken_pipe where
  // the reader is gone.
  void write_some();

  // What waits to be written, in bytes.
  std::size_t size() const { return pending_.size() - written_; }
  bool empty() const { return size() == 0; }

  int fd() const { return fd_; }

  // How many lines were given to it, and how many bytes of them were written.
  std::uint64_t lines() const { return lines_; }
  std::uint64_t bytes_written() const { return bytes_written_; }

 private:
  int fd_;
  int own_;         // the same pipe, where we never wait; or none
  bool takes_all_;  // at once, or says how much
  std::string pending_;
  std::size_t written_ = 0;  // so many bytes at the front of pending_ are
  std::uint64_t lines_ = 0;
  std::uint64_t bytes_written_ = 0;
};

}  // namespace weir
