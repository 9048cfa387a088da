#include <algorithm>
#include <string_view>

#include "cli/completion.h"

namespace weir {
namespace {

using Value = TableOption::Value;

// In single quotes, with a backslash before what means something to _arguments.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\'') {
      result += R"('\'')";
      continue;
    }
    if (std::string_view(R"(\[]:)").find(c) != std::string_view::npos) result += '\\';
    result += c == '\n' ? ' ' : c;
  }
  return result;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

// ":WHAT:(reject pass drop)"
std::string value_of(const TableOption& option) {
  if (option.value == Value::None) return {};
  const std::string named = ":" + escaped(option.type) + ":";
  if (!option.choices.empty()) return named + "(" + joined(option.choices) + ")";
  if (option.value == Value::File) return named + "_files";
  return named + (option.value == Value::Folder ? "_files -/" : " ");
}

// As typed before a value, which may stand in the same word: -q1, --qos=1.
std::string with_value(const std::string& name) {
  return name + (name.starts_with("--") ? "=" : "+");
}

std::string option_line(const TableOption& option) {
  std::vector<std::string> names = option.names;
  const std::string apart = option.repeats ? "*" : "(" + joined(names) + ")";
  if (option.value != Value::None)
    std::transform(names.begin(), names.end(), names.begin(), with_value);
  std::string typed;
  for (const std::string& name : names) typed += (typed.empty() ? "" : ",") + name;
  if (names.size() > 1) typed = "'{" + typed + "}'";
  return "'" + apart + typed + "[" + escaped(option.help) + "]" + value_of(option) +
         "'";
}

std::string arguments_of(const TableCommand& command, std::string_view indent) {
  std::string lines = "_arguments -s";
  for (const TableOption& option : command.options)
    lines.append(" \\\n").append(indent).append(option_line(option));
  for (const TableOption& argument : command.arguments) {
    const std::string spec = (argument.repeats ? "'*" : "'") + value_of(argument) + "'";
    lines.append(" \\\n").append(indent).append(spec);
  }
  return lines;
}

std::string commands_of(const CommandTable& table) {
  std::string described, branches;
  bool programs = false;
  for (const TableCommand& command : table.commands) {
    described += "    '" + escaped(command.name) + ":" + escaped(command.help) + "'\n";
    programs = programs || command.is_program;
    if (!command.is_program)
      branches += "        " + command.name + ") " +
                  arguments_of(command, "          ") + " ;;\n";
  }
  // The completion of the program, whichever of its names it has.
  if (programs) {
    branches +=
        "        *)\n"
        "          (( ${+_comps[$words[1]]} )) || words[1]=weir-$words[1]\n"
        "          _normal ;;\n";
  }
  return "  local -a commands=(\n" + described + "  )\n  local line state\n  " +
         arguments_of(table.tool, "    ") +
         " \\\n    ': :->command' '*:: :->arguments'\n"
         "  case $state in\n"
         "    command) _describe command commands ;;\n"
         "    arguments)\n      case $words[1] in\n" +
         branches + "      esac ;;\n  esac\n";
}

}  // namespace

std::string zsh_completion(const CommandTable& table, const std::string& name) {
  const std::string function = "_weir-" + table.tool.name;
  const std::string body = table.commands.empty()
                               ? "  " + arguments_of(table.tool, "    ") + "\n"
                               : commands_of(table);
  return "#compdef " + name + "\n# Completes the command line of " + name +
         ", for zsh.\n\n" + function + "() {\n" + body +
         "}\n\n"
         "# Loaded by its name, or sourced.\n"
         "if [[ $funcstack[1] == _" +
         name + " ]]; then " + function + " \"$@\"; else compdef " + function + " " +
         name + "; fi\n";
}

}  // namespace weir
