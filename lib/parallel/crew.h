// Crew: threads that do the tasks of one caller together with it.
//
//   Crew crew{2};
//   crew.run(10, [&](std::size_t task) { ... });   // all ten are done when it returns
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace weir {

class Crew {
 public:
  // Of `size` with the caller. Requires: size > 0.
  explicit Crew(std::size_t size);
  ~Crew();

  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  // Does tasks 0 to count - 1, each once, in any order. Where one throws, the first
  // that did so is thrown on, once all the others are done.
  void run(std::size_t count, const std::function<void(std::size_t)>& task);

 private:
  void work();
  void take_tasks();

  std::mutex mutex_;
  std::condition_variable wake_, done_;
  std::uint64_t round_ = 0;  // of run()
  std::size_t busy_ = 0;     // threads that have yet to finish this round
  bool ends_ = false;

  const std::function<void(std::size_t)>* task_ = nullptr;
  std::size_t count_ = 0;
  std::atomic<std::size_t> next_ = 0;
  std::exception_ptr failure_;

  std::vector<std::thread> threads_;
};

}  // namespace weir
