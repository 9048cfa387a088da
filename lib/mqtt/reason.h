// What a broker answers, in words, and whether it may answer otherwise later.
#pragma once

#include <string>

namespace weir {

// Codes from 0x80 on are failures.
inline bool is_failure(int reason) { return reason >= 0x80; }

// True where a connection with the same settings will never do: a wrong password,
// an id that another client has. Of a CONNACK or a DISCONNECT.
bool is_permanent(int reason);

// "not authorized (0x87)".
std::string describe_reason(int reason);

// The reason of MQTT 5 for what MQTT 3.1.1 says in a CONNACK.
int reason_of_return_code(int code);

}  // namespace weir
