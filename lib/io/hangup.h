// SIGHUP, by which people tell a process to read its tables anew.
#pragma once

#include "io/wake.h"

namespace weir {

// From the first call on SIGHUP doesn't end the process, but raises what this
// returns. Call it before any thread starts. Throws std::system_error.
const Wake& catch_hangups();

}  // namespace weir
