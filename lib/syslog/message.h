// SyslogMessage: what syslog is told, in the forms that it is told in.
//
//   syslog_text({.severity = 2, .tag = "weir", .text = "doc is hot"})
//       // "<10>weir[0]: doc is hot"
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "time/time.h"

namespace weir {

struct SyslogMessage {
  int facility = 1;
  int severity = 4;
  std::string tag;   // the program's name
  int process = 0;   // its id
  std::string host;  // empty: it isn't known
  Time time{};
  std::string text;
};

// The numbers of "daemon", "local0"; and of "crit" or "critical", "3", "WARN". nullopt
// where it is none of them.
std::optional<int> parse_facility(std::string_view name);
std::optional<int> parse_severity(std::string_view name);

// A tag is letters, digits and "-_./", 48 at most.
bool is_syslog_tag(std::string_view tag);

// As the daemon of this machine reads it, which knows the time and the host.
std::string syslog_text(const SyslogMessage& message, std::size_t most);

// As RFC 5424 has it, to the microsecond.
//
// Both have `most` bytes at most, of which the last are an ellipsis where the text had
// to be cut; Requires: the text is printable, most >= 480.
std::string rfc5424_text(const SyslogMessage& message, std::size_t most);

}  // namespace weir
