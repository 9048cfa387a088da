// weir: runs the others, tells which there are, and shows their pages. See weir(1).

#include <sys/auxv.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>

#include "cli/run.h"
#include "io/line_writer.h"
#include "io/report.h"
#include "listed_tools.h"

using namespace weir;

namespace {

// Where the program is that this process was started as; /proc may not be there.
std::filesystem::path own_program() {
  // NOLINTNEXTLINE(performance-no-int-to-ptr): the kernel gives it so
  const auto* name = reinterpret_cast<const char*>(::getauxval(AT_EXECFN));
  std::error_code unknown;
  return std::filesystem::canonical(name, unknown);
}

// Becomes another program, which is called by the first of the words; comes back
// only where it can't.
void become(const std::filesystem::path& program, std::vector<std::string> words) {
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::execvp(program.c_str(), arguments.data());
}

int run_tool(const Toolbox& tools, std::vector<std::string> words) {
  try {
    const std::filesystem::path program = tools.program(words.front());
    words.front() = program.filename();
    become(program, words);
    report(program.string() + ": " + std::generic_category().message(errno));
  } catch (const std::exception& error) {
    report(error.what());
  }
  return 1;
}

// Its page; where there is none, or no man to show it, what --help says.
int show_page(const Toolbox& tools, const std::string& name) {
  const bool is_tool = name != "weir";
  if (is_tool && !tools.has(name)) throw std::invalid_argument(tools.refusal(name));
  std::signal(SIGPIPE, SIG_DFL);  // as others expect it
  if (const auto page = tools.page(name)) become("man", {"man", *page});
  const std::filesystem::path program = is_tool ? tools.program(name) : own_program();
  become(program, {name, "--help"});
  throw std::system_error(errno, std::generic_category(), program.string());
}

}  // namespace

int main(int argc, char** argv) {
  const Toolbox tools{listed_tools, own_program().parent_path()};
  App app{"weir", "Run a tool by its name, or tell which tools there are.",
          "  weir list\n"
          "  weir help window\n"
          "  weir window 30s avg:usage --by hostname --time occurred_at\n"};
  std::string page = "weir";
  const CLI::App* list = app.add_subcommand("list", "Tell which tools there are");
  app.add_subcommand("help", "Show the page of a tool, or weir's own")
      ->add_option("TOOL", page)
      ->type_name("{" + tools.names() + "}");
  for (const ListedTool& tool : listed_tools)
    app.add_subcommand(std::string(tool.name), std::string(tool.summary))
        ->group("Tools");
  app.require_subcommand(1);

  const std::vector<std::string> words(argv + 1, argv + argc);
  const std::string first = words.empty() ? "" : words.front();
  if (tools.has(first)) return run_tool(tools, words);
  if (first == "--help" && words.size() == 2 && tools.has(words.back()))
    return run_tool(tools, {words.back(), first});
  const bool is_own =
      first.empty() || first[0] == '-' || first == "list" || first == "help";
  if (!is_own) {
    report(tools.refusal(first) + "; try --help");
    return 2;
  }
  return run(app, argc, argv, Role::Source, [&] {
    if (!list->parsed()) return show_page(tools, page);
    write_all(STDOUT_FILENO, tools.listing());
    return 0;
  });
}
