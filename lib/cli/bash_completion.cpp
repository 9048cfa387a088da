#include <algorithm>
#include <map>
#include <string_view>

#include "cli/completion.h"

namespace weir {
namespace {

using Value = TableOption::Value;

// A value may be typed as --option=value, which is three words to readline.
constexpr std::string_view beginning = R"(
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  local command='' offered='' files='' at
  [[ $before != = ]] || before=${COMP_WORDS[COMP_CWORD - 2]}
  [[ $word != = ]] || word=''
  COMPREPLY=()
)";

constexpr std::string_view end = R"(
  [[ ! $files ]] || compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen $files -W "$offered" -- "$word")
}
)";

constexpr std::string_view delegation = R"(
      local tool=$command beside=${BASH_SOURCE[0]%/*}
      local complete=_weir_${tool//-/_}
      [[ -e $beside/$tool ]] || tool=weir-$tool
      declare -F "$complete" >/dev/null || . "$beside/$tool" 2>/dev/null || return
      COMP_WORDS=("${COMP_WORDS[@]:at}") COMP_CWORD=$((COMP_CWORD - at))
      "$complete"
      return
      ;;
)";

std::string function_of(const std::string& tool) {
  std::string name = "_weir_" + tool;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string all;
  for (const std::string& word : words)
    all.append(all.empty() ? "" : between).append(word);
  return all;
}

std::string choose_command(const CommandTable& table) {
  if (table.commands.empty()) return {};
  std::vector<std::string> names;
  for (const TableCommand& command : table.commands) names.push_back(command.name);
  return "  for ((at = 1; at < COMP_CWORD; ++at)); do\n"
         "    case ${COMP_WORDS[at]} in\n      " +
         joined(names, " | ") +
         ") command=${COMP_WORDS[at]} && break ;;\n"
         "    esac\n  done\n";
}

std::string hand_over(const CommandTable& table) {
  std::vector<std::string> names;
  for (const TableCommand& command : table.commands)
    if (command.is_program) names.push_back(command.name);
  if (names.empty()) return {};
  return "  case $command in\n    " + joined(names, " | ") + ")" +
         std::string(delegation) + "  esac\n";
}

std::string offer_of(const TableOption& option) {
  if (!option.choices.empty()) return "offered='" + joined(option.choices, " ") + "'";
  if (option.value == Value::File) return "files=-f";
  return option.value == Value::Folder ? "files=-d" : ":";
}

// The pattern of an option that was typed after a command.
std::string pattern(const std::string& command, const std::string& option) {
  return "'" + command + " " + option + "'";
}

// What to offer after an option: a branch for all with the same offer.
std::string values_of(const TableCommand& command, const std::string& chosen) {
  std::map<std::string, std::vector<std::string>> patterns;
  for (const TableOption& option : command.options) {
    if (option.value == Value::None) continue;
    std::vector<std::string>& same = patterns[offer_of(option)];
    for (const std::string& name : option.names) same.push_back(pattern(chosen, name));
  }
  std::string branches;
  for (const auto& [offer, typed] : patterns)
    branches += "    " + joined(typed, " | ") + ") " + offer + " ;;\n";
  return branches;
}

// And where a new word begins: a branch for "command word".
std::string words_of(const TableCommand& command, const std::string& chosen,
                     std::vector<std::string> words) {
  std::vector<std::string> options;
  for (const TableOption& option : command.options)
    options.push_back(option.names.back());
  std::string files;
  for (const TableOption& argument : command.arguments) {
    words.insert(words.end(), argument.choices.begin(), argument.choices.end());
    if (argument.value != Value::Word) files = " " + offer_of(argument);
  }
  return "        '" + chosen + " '-*) offered='" + joined(options, " ") + "' ;;\n" +
         "        '" + chosen + " '*) offered='" + joined(words, " ") + "'" + files +
         " ;;\n";
}

}  // namespace

std::string bash_completion(const CommandTable& table, const std::string& name) {
  std::vector<std::string> commands;
  std::string values = values_of(table.tool, "");
  std::string words;
  for (const TableCommand& command : table.commands) {
    commands.push_back(command.name);
    if (command.is_program) continue;
    values += values_of(command, command.name);
    words += words_of(command, command.name, {});
  }
  words = words_of(table.tool, "", commands) + words;
  const std::string function = function_of(table.tool.name);
  return "# Completes the command line of " + name + ", for bash.\n\n" + function +
         "() {" + std::string(beginning) + choose_command(table) + hand_over(table) +
         "  case \"$command $before\" in\n" + values +
         "    *)\n      case \"$command $word\" in\n" + words +
         "      esac\n      ;;\n  esac" + std::string(end) + "\ncomplete -F " +
         function + " " + name + "\n";
}

}  // namespace weir
