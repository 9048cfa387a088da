#include "parallel/crew.h"

#include <utility>

namespace weir {

Crew::Crew(std::size_t size) {
  for (std::size_t i = 1; i < size; ++i) {
    threads_.emplace_back([this] {
      Lock lock{mutex_};
      work_until(lock, [this] { return ends_; });
    });
  }
}

Crew::~Crew() {
  {
    const Lock lock{mutex_};
    ends_ = true;
  }
  change_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Crew::run(std::size_t count, const std::function<void(std::size_t)>& task) {
  Lock lock{mutex_};
  task_ = &task;
  next_ = 0;
  count_ = undone_ = count;
  change_.notify_all();
  work_until(lock, [this] { return undone_ == 0; });
  throw_failure();
}

void Crew::begin(std::function<void()> job) {
  const Lock lock{mutex_};
  job_ = std::move(job);
  has_job_ = true;
  change_.notify_all();
}

void Crew::wait() {
  Lock lock{mutex_};
  work_until(lock, [this] { return !has_job_; });
  throw_failure();
}

template <typename Condition>
void Crew::work_until(Lock& lock, Condition is_over) {
  while (!is_over()) {
    if (next_ < count_)
      do_task(lock);
    else if (job_)
      do_job(lock);
    else
      change_.wait(lock);
  }
}

void Crew::do_task(Lock& lock) {
  attempt(lock, [&task = *task_, number = next_++] { task(number); });
  if (--undone_ == 0) change_.notify_all();
}

void Crew::do_job(Lock& lock) {
  attempt(lock, std::exchange(job_, nullptr));
  has_job_ = false;
  change_.notify_all();
}

// Without the lock; what goes wrong is kept for who waits for it.
template <typename Work>
void Crew::attempt(Lock& lock, const Work& work) {
  std::exception_ptr failure;
  lock.unlock();
  try {
    work();
  } catch (...) {
    failure = std::current_exception();
  }
  lock.lock();
  if (!failure_) failure_ = failure;
}

void Crew::throw_failure() {
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

}  // namespace weir
