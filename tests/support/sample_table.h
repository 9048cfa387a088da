// A command line of every kind of option, for tests of what is made of it.
#pragma once

#include "cli/command_table.h"

namespace weir {

inline TableCommand sample_command(const std::string& name) {
  using Value = TableOption::Value;
  return {name,
          "Don't: [do]",
          {{{"-f", "--flag"}, "Whether, it's said", "", Value::None, {}, false},
           {{"-q", "--qos"}, "How", "QOS", Value::Word, {"0", "1", "2"}, false},
           {{"--topic"}, "Which", "FILTER", Value::Word, {}, true},
           {{"--rejects"}, "Where to", "FILE", Value::File, {}, false},
           {{"--spool"}, "Where", "DIR", Value::Folder, {}, false}},
          {{{}, "Of them", "WHAT", Value::Word, {"lag", "topics"}, false}},
          false};
}

// A tool without sub-commands; one with two; and one of which `window` is a program.
inline CommandTable sample_tool() { return {sample_command("my-tool"), {}}; }

inline CommandTable sample_tool_of_two() {
  TableCommand pub{
      "pub", "Write", {{{"--raw"}, "As it is", "", {}, {}, false}}, {}, false};
  return {
      {"my-tool", "Do it.", {{{"--version"}, "Tell it", "", {}, {}, false}}, {}, false},
      {sample_command("sub"), pub}};
}

inline CommandTable sample_dispatcher() {
  return {{"weir", "Run it.", {}, {}, false},
          {{"list", "Tell them", {}, {}, false}, {"window", "See", {}, {}, true}}};
}

}  // namespace weir
