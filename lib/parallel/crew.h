// Crew: threads that do the tasks of one caller together with it.
//
//   Crew crew{2};
//   crew.run(10, [&](std::size_t task) { ... });   // all ten are done when it returns
//
//   crew.begin([&] { ... crew.run(...) ... });     // goes on beside the caller,
//   crew.wait();                                   // who helps from here on
#pragma once

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
  // Waits for a job that one is at; one that nobody has begun is left.
  ~Crew();

  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  // Does tasks 0 to count - 1, each once, in any order. Where one throws, the first
  // that did so is thrown on, once all the others are done. To be called by one at
  // a time: the caller, or the job.
  void run(std::size_t count, const std::function<void(std::size_t)>& task);

  // Has a job done by the first of the crew who is free. Requires: none goes on.
  void begin(std::function<void()> job);
  // Works together with the others until the job is done, if there is one, and
  // throws on what that threw.
  void wait();

 private:
  using Lock = std::unique_lock<std::mutex>;

  template <typename Condition>
  void work_until(Lock& lock, Condition is_over);
  void do_task(Lock& lock);
  void do_job(Lock& lock);
  template <typename Work>
  void attempt(Lock& lock, const Work& work);
  void throw_failure();

  std::mutex mutex_;
  std::condition_variable change_;  // of anything here that one may wait for
  const std::function<void(std::size_t)>* task_ = nullptr;
  std::size_t next_ = 0, count_ = 0;
  std::size_t undone_ = 0;     // tasks that aren't done, those under way among them
  std::function<void()> job_;  // that nobody has begun
  bool has_job_ = false;       // that isn't done
  std::exception_ptr failure_;
  bool ends_ = false;

  std::vector<std::thread> threads_;
};

}  // namespace weir
