#include <string_view>

#include "cli/completion.h"

namespace weir {
namespace {

using Value = TableOption::Value;

// What completes the program, whichever of its names it has.
constexpr std::string_view of_program = R"(
function __weir_of_program
  set -l words (commandline -opc)
  set -l word (commandline -ct)
  set -l program $words[2]
  command -q $program; or set program weir-$program
  set -l line (string join -- ' ' $program (string escape -- $words[3..-1]))
  complete -C "$line $word"
end
)";

std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c == '\n' ? ' ' : c;
  }
  return result + "'";
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

std::string value_of(const TableOption& option) {
  if (!option.choices.empty()) return " -x -a " + quoted(joined(option.choices));
  switch (option.value) {
  case Value::None:
    return {};
  case Value::Word:
    return " -x";
  case Value::File:
    return " -r -F";
  case Value::Folder:
    return " -x -a '(__fish_complete_directories)'";
  }
  return {};
}

// `begin` is "complete -c NAME", with the condition under which it holds.
std::string lines_of(const TableCommand& command, const std::string& begin) {
  std::string lines;
  for (const TableOption& option : command.options) {
    lines += begin;
    for (const std::string& name : option.names)
      lines +=
          name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    lines += value_of(option) + " -d " + quoted(option.help) + "\n";
  }
  for (const TableOption& argument : command.arguments)
    if (!argument.choices.empty() || argument.value != Value::Word)
      lines += begin + value_of(argument) + "\n";
  return lines;
}

}  // namespace

std::string fish_completion(const CommandTable& table, const std::string& name) {
  const std::string begin = "complete -c " + name;
  const std::string first = begin + " -n __fish_use_subcommand";
  std::string lines = "# Completes the command line of " + name + ", for fish.\n\n" +
                      begin + " -f\n" +
                      lines_of(table.tool, table.commands.empty() ? begin : first);
  std::string programs;
  for (const TableCommand& command : table.commands) {
    lines += first + " -a " + command.name + " -d " + quoted(command.help) + "\n";
    if (command.is_program) {
      programs += " " + command.name;
      continue;
    }
    lines +=
        lines_of(command, begin + " -n " +
                              quoted("__fish_seen_subcommand_from " + command.name));
  }
  if (programs.empty()) return lines;
  return lines + begin + " -n " + quoted("__fish_seen_subcommand_from" + programs) +
         " -a '(__weir_of_program)'\n" + std::string(of_program);
}

}  // namespace weir
