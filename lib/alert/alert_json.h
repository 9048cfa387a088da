// An alert as a line that people can read, and read back: what waits in the spool.
//
//   {"id":"…-1","time":"2026-11-27T14:00:00Z","to":"#ops","text":"doc is hot",
//    "values":[[0,3]],"record":{"hostname":"doc"},"more":12}
//
// But for the last two or so, what is empty isn't there.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "alert/alert.h"

namespace weir {

std::string json_of(const Alert& alert);

// nullopt where the line is no such thing.
std::optional<Alert> alert_in(std::string_view json);

// Its id; empty where the line is no such thing.
std::string alert_id_in(std::string_view json);

}  // namespace weir
