// SideThread: a thread that does one thing beside its owner.
#pragma once

#include <functional>
#include <thread>
#include <utility>

namespace weir {

class SideThread {
 public:
  explicit SideThread(std::function<void()> work) : thread_{std::move(work)} {}
  // Waits until the work is done: its owner has to tell it to end.
  ~SideThread() { thread_.join(); }

  SideThread(const SideThread&) = delete;
  SideThread& operator=(const SideThread&) = delete;

 private:
  std::thread thread_;
};

}  // namespace weir
