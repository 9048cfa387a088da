// What there is to choose from, for people and for programs.
#pragma once

#include <string>

namespace weir {

// A line of JSON for each profile and for each kind of anomaly, with
// what is usual for it:
// {"profile": "widget", "about": ..., "fields": [...], "devices": 5, "rate": 1}
// {"anomaly": "spike", "about": ..., "rate": 0.01, "severity": 10, "length": 1}
std::string listing();

}  // namespace weir
