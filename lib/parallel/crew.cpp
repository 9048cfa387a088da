#include "parallel/crew.h"

#include <utility>

namespace weir {

Crew::Crew(std::size_t size) {
  for (std::size_t i = 1; i < size; ++i) threads_.emplace_back([this] { work(); });
}

Crew::~Crew() {
  {
    const std::lock_guard lock{mutex_};
    ends_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Crew::run(std::size_t count, const std::function<void(std::size_t)>& task) {
  {
    const std::lock_guard lock{mutex_};
    task_ = &task;
    count_ = count;
    next_ = 0;
    failure_ = nullptr;
    busy_ = threads_.size();
    ++round_;
  }
  wake_.notify_all();
  take_tasks();
  std::unique_lock lock{mutex_};
  done_.wait(lock, [this] { return busy_ == 0; });
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void Crew::work() {
  for (std::uint64_t seen = 0;;) {
    {
      std::unique_lock lock{mutex_};
      wake_.wait(lock, [&] { return ends_ || round_ != seen; });
      if (ends_) return;
      seen = round_;
    }
    take_tasks();
    const std::lock_guard lock{mutex_};
    if (--busy_ == 0) done_.notify_one();
  }
}

void Crew::take_tasks() {
  for (std::size_t task = next_++; task < count_; task = next_++) {
    try {
      (*task_)(task);
    } catch (...) {
      const std::lock_guard lock{mutex_};
      if (!failure_) failure_ = std::current_exception();
    }
  }
}

}  // namespace weir
