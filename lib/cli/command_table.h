// What the command line of a tool can hold, as its options were bound: the one
// truth that completions are made of.
#pragma once

#include <string>
#include <vector>

namespace weir {

class App;

struct TableOption {
  enum class Value : unsigned char { None, Word, File, Folder };

  std::vector<std::string> names;  // as they are typed: -q, --qos; none of a positional
  std::string help;
  std::string type;                  // what the help calls its value
  Value value = Value::None;         // what the shell can know of that
  std::vector<std::string> choices;  // the words that would do, where they are known
  bool repeats = false;
};

struct TableCommand {
  std::string name;
  std::string help;
  std::vector<TableOption> options;
  std::vector<TableOption> arguments;  // the positionals
  bool is_program = false;             // what follows is for the program of that name
};

struct CommandTable {
  TableCommand tool;
  std::vector<TableCommand> commands;  // the sub-commands
};

// Of an app with its last options. A value is a file, a folder or one of several words
// where its type says so: FILE, DIR, WHAT:{reject,pass,drop}. What is in no group of
// the help is in no table. A sub-command in the group Tools is a program.
CommandTable command_table(const App& app);

}  // namespace weir
