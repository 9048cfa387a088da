#include "process/child.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <string_view>

#include "io/clock.h"
#include "io/stop.h"

namespace weir {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_{fd} {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return fd_; }
  void take(int fd) {
    close();
    fd_ = fd;
  }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

struct Pipes {
  Descriptor input_reader, input_writer;      // what it reads
  Descriptor problem_reader, problem_writer;  // an errno, where it can't be started

  bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) < 0) return false;
    input_reader.take(ends[0]);
    input_writer.take(ends[1]);
    if (::pipe2(ends.data(), O_CLOEXEC) < 0) return false;
    problem_reader.take(ends[0]);
    problem_writer.take(ends[1]);
    return ::fcntl(input_writer.get(), F_SETFL, O_NONBLOCK) == 0;
  }
};

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> all;
  all.reserve(texts.size() + 1);
  // execve() takes them so, and changes none.
  for (const std::string& text : texts) all.push_back(const_cast<char*>(text.c_str()));
  all.push_back(nullptr);
  return all;
}

// dup2() leaves a descriptor that is in its place already to be closed by exec().
void put_in_place(int descriptor, int place) {
  if (descriptor == place)
    ::fcntl(place, F_SETFD, 0);
  else
    ::dup2(descriptor, place);
}

// What the new process does until it is the program: nothing that isn't allowed
// between fork and exec.
[[noreturn]] void become(const Pipes& pipes, char* const* arguments,
                         char* const* environment) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  struct sigaction action {};
  action.sa_handler = SIG_DFL;
  for (int signal = 1; signal < NSIG; ++signal) ::sigaction(signal, &action, nullptr);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  put_in_place(pipes.input_reader.get(), STDIN_FILENO);
  ::dup2(STDERR_FILENO, STDOUT_FILENO);
  ::close_range(STDERR_FILENO + 1, UINT_MAX, CLOSE_RANGE_CLOEXEC);
  ::execvpe(arguments[0], arguments, environment);
  const int problem = errno;
  [[maybe_unused]] const ssize_t written =
      ::write(pipes.problem_writer.get(), &problem, sizeof problem);
  ::_exit(EXIT_FAILURE);
}

int milliseconds_until(SteadyTime moment) {
  const auto left = std::max<Duration>(moment - steady_now(), Duration{});
  const auto count = std::chrono::ceil<std::chrono::milliseconds>(left).count();
  return static_cast<int>(std::min<std::int64_t>(count, INT_MAX));
}

// Readable once the process is gone. The C library's own function can't be called
// from C++.
int open_process(pid_t id) {
  return static_cast<int>(::syscall(SYS_pidfd_open, id, 0));
}

class Child {
 public:
  Child(pid_t id, const ChildOptions& options)
      : id_{id},
        gone_{open_process(id)},
        last_words_{options.last_words},
        grace_{options.grace},
        deadline_{steady_now() + options.timeout} {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // Gives it `input`, as far as it takes it, until it is gone.
  ChildEnd see_to_its_end(std::string_view input, Descriptor& writer);

 private:
  bool is_gone(int writer);
  void feed(std::string_view& input, Descriptor& writer) const;
  void press();

  pid_t id_;
  Descriptor gone_;
  Duration last_words_;
  Duration grace_;
  SteadyTime deadline_;
  bool hurried_ = false;
  int pressed_ = 0;  // how often it was asked to end
};

ChildEnd Child::see_to_its_end(std::string_view input, Descriptor& writer) {
  if (gone_.get() < 0) press();  // nobody would tell us
  do feed(input, writer);
  while (gone_.get() >= 0 && !is_gone(writer.get()));
  if (pressed_ > 0) ::kill(-id_, SIGKILL);  // what it left behind
  int status = 0;
  while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) continue;
  if (pressed_ > 0) return {ChildEnd::Kind::Late, 0};
  if (WIFSIGNALED(status)) return {ChildEnd::Kind::Killed, WTERMSIG(status)};
  return {ChildEnd::Kind::Exited, WEXITSTATUS(status)};
}

void Child::feed(std::string_view& input, Descriptor& writer) const {
  while (writer.get() >= 0 && !input.empty()) {
    const ssize_t count = ::write(writer.get(), input.data(), input.size());
    if (count < 0 && errno == EAGAIN) return;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) break;  // it reads no more
    input.remove_prefix(static_cast<std::size_t>(count));
  }
  writer.close();
}

// Waits for what is next. Once the process is gone: true.
bool Child::is_gone(int writer) {
  std::array<pollfd, 3> waited{{{gone_.get(), POLLIN, 0},
                                {writer, POLLOUT, 0},
                                {hurried_ ? -1 : stop_descriptor(), POLLIN, 0}}};
  const int ready = ::poll(waited.data(), waited.size(), milliseconds_until(deadline_));
  if (waited[0].revents != 0) return true;
  if (ready == 0) press();
  if (waited[2].revents != 0) {
    hurried_ = true;
    deadline_ = std::min<SteadyTime>(deadline_, steady_now() + grace_);
  }
  return false;
}

void Child::press() {
  ::kill(-id_, pressed_++ == 0 ? SIGTERM : SIGKILL);
  deadline_ = steady_now() + last_words_;
}

}  // namespace

ChildEnd run_child(const ChildOptions& options) {
  Pipes pipes;
  if (!pipes.open()) return {ChildEnd::Kind::NotStarted, errno};
  const auto arguments = pointers(options.arguments);
  const auto environment = pointers(options.environment);
  const pid_t id = ::fork();
  if (id < 0) return {ChildEnd::Kind::NotStarted, errno};
  if (id == 0) become(pipes, arguments.data(), environment.data());
  ::setpgid(id, id);  // both do, so that it is done whoever comes first
  pipes.input_reader.close();
  pipes.problem_writer.close();

  int problem = 0;
  const ssize_t told = ::read(pipes.problem_reader.get(), &problem, sizeof problem);
  Child child{id, options};
  const ChildEnd end = child.see_to_its_end(options.input, pipes.input_writer);
  if (told > 0) return {ChildEnd::Kind::NotStarted, problem};
  return end;
}

}  // namespace weir
