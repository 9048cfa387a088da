// Selection: which rows of a database are meant by a table's name.
//
//   parse_selection("sqlite:limits.db?table=cpu")
//   // {"sqlite:limits.db", "SELECT * FROM \"cpu\""}
#pragma once

#include <string>
#include <string_view>

namespace weir {

struct Selection {
  std::string address;  // without what is said here
  std::string sql;
};

// Takes ?table= or ?query= out of a name whose parameters stand behind a question
// mark, with & between them and %20 for a space where that is wanted. A table's name
// is taken letter by letter; its parts have dots between them, and one that has a dot
// itself stands in double quotation marks. Throws std::invalid_argument.
Selection parse_selection(std::string_view name);

}  // namespace weir
