#include "cli/run.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <system_error>

#include "cli/completion.h"
#include "cli/unexpected.h"
#include "io/report.h"
#include "io/stop.h"

namespace weir {
namespace {

int wrong_command_line(const std::string& why) {
  report(why + "; try --help");
  return 2;
}

// Where stdin, stdout or stderr is closed, the next file that is opened would
// take its place, and be read or written in its stead. So something else does,
// the wrong way round: whoever uses it is told.
void occupy_standard_descriptors() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(fd, F_GETFD) >= 0) continue;
    ::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

// The last bytes may only be refused when the file is closed.
int close_output(int status) {
  errno = 0;
  std::cout.flush();  // --help and --version go through it
  if (std::cout && (::close(STDOUT_FILENO) == 0 || errno == EBADF)) return status;
  if (errno == EPIPE) return status;
  report(std::system_error(errno, std::generic_category(), "write").what());
  return 1;
}

}  // namespace

App::App(const std::string& tool, const std::string& summary,
         const std::string& examples, const std::string& libraries)
    : CLI::App{summary + "\n\nExamples:\n" + examples, tool},
      version_{tool +
               " (weir " WEIR_VERSION ", CLI11 " CLI11_VERSION
               ", simdjson " SIMDJSON_RELEASE +
               (libraries.empty() ? "" : ", " + libraries) + ")"} {
  set_help_flag();  // run() adds it, behind the tool's own options
  get_formatter()->column_width(28);
  const auto write_completion = [this](const std::string& shell) {
    std::cout << completion(command_table(*this), std::string(tool_name()), shell);
    throw CLI::Success();
  };
  add_option_function<std::string>("--completion", write_completion)
      ->group("");  // the help is for people
}

void App::add_last_options() {
  set_help_flag("--help", "Print this and end")->group("Other");
  for (CLI::App* direction : get_subcommands([](CLI::App*) { return true; }))
    direction->set_help_flag("--help", "Print this and end")->group("Other");
  set_version_flag("--version", version_, "Print the version and end")->group("Other");
}

int run(App& app, int argc, char** argv, Role role, const std::function<int()>& tool) {
  return run(
      app, argc, argv, [role] { return role; }, tool);
}

int run(App& app, int argc, char** argv, const std::function<Role()>& role,
        const std::function<int()>& tool) {
  occupy_standard_descriptors();
  try {
    app.add_last_options();
    app.parse(argc, argv);
  } catch (const CLI::ExtrasError&) {
    return wrong_command_line(unexpected(app));
  } catch (const CLI::RequiredError& error) {
    const std::string direction = needed_direction(app);
    return wrong_command_line(direction.empty() ? error.what() : direction);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) return wrong_command_line(error.what());
    return close_output(app.exit(error));  // --help, --version
  } catch (const std::invalid_argument& error) {
    return wrong_command_line(error.what());
  } catch (const std::runtime_error& error) {
    report(error.what());
    return 1;
  }

  try {
    catch_signals(role());
    return close_output(tool());
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::broken_pipe) return 0;
    report(error.what());
  } catch (const Stopped&) {
    return close_output(0);
  } catch (const std::invalid_argument& error) {
    return wrong_command_line(error.what());
  } catch (const CLI::ParseError& error) {
    return wrong_command_line(error.what());
  } catch (const std::exception& error) {
    report(error.what());
  }
  return 1;
}

}  // namespace weir
