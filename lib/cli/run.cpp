#include "cli/run.h"

#include <unistd.h>

#include <cerrno>
#include <exception>
#include <stdexcept>
#include <system_error>

#include "io/report.h"

namespace weir {
namespace {

int wrong_command_line(const std::string& why) {
  report(why + "; try --help");
  return 2;
}

// The last bytes may only be refused when the file is closed.
int close_output(int status) {
  if (::close(STDOUT_FILENO) == 0 || errno == EBADF) return status;
  report(std::system_error(errno, std::generic_category(), "write").what());
  return 1;
}

}  // namespace

App::App(const std::string& tool, const std::string& summary,
         const std::string& examples, const std::string& libraries)
    : CLI::App{summary + "\n\nExamples:\n" + examples, tool} {
  get_formatter()->column_width(28);
  set_help_flag("--help", "Print this and end")->group("Other");
  set_version_flag("--version",
                   tool +
                       " (weir " WEIR_VERSION ", CLI11 " CLI11_VERSION
                       ", simdjson " SIMDJSON_RELEASE +
                       (libraries.empty() ? "" : ", " + libraries) + ")",
                   "Print the version and end")
      ->group("Other");
}

int run(App& app, int argc, char** argv, Role role, const std::function<int()>& tool) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) return wrong_command_line(error.what());
    return close_output(app.exit(error));  // --help, --version
  } catch (const std::invalid_argument& error) {
    return wrong_command_line(error.what());
  }

  try {
    catch_signals(role);
    return close_output(tool());
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::broken_pipe) return 0;
    report(error.what());
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
