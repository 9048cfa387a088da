// Alert: what people, or other programs, are told of a record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "template/template.h"
#include "time/time.h"

namespace weir {

struct Alert {
  std::optional<Text> text;  // none where nobody said what to say
  std::vector<Text> parts;   // what else the channel asked for, such as a subject
  std::string record;        // the line it is about
  std::uint64_t line = 0;    // its number; 0 where an earlier run had read it
  std::uint64_t more = 0;    // so many like it were held back since the last

  std::vector<std::string> receivers{""};  // whom, where the channel knows several
  std::string to;                          // the one of them that it goes to

  std::string key;          // JSON text of the fields of --by, with newlines between
  std::string thread;       // of those of --thread-by; empty: it stands alone
  std::string id;           // no other alert's, and the same at each try
  Time time{};              // the record's
  Time posted{};            // when it was first to leave
  std::uint64_t group = 0;  // others of the same are told of with it; 0: none
  bool resolved = false;    // nothing more came of what it tells
};

}  // namespace weir
