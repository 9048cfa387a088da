// What a record's members are called in the environment of a program.
//
//   member_environment(R"({"host name":"doc","usage":93.20})")
//       // {"WEIR_HOST_NAME=doc", "WEIR_USAGE=93.20"}
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace weir {

constexpr std::string_view member_prefix = "WEIR_";

// The prefix, the name's letters as capitals, its digits, and "_" for every other
// byte.
std::string variable_of(std::string_view member);

// A variable for each member of the object: of a string what it says, of all else its
// JSON text. Of several with the same name the first counts. Those longer than 32 KiB,
// and what is beyond 256 KiB in all, are left out: the system takes no more.
std::vector<std::string> member_environment(std::string_view object);

}  // namespace weir
