// How packets go over TCP, where the library sends and takes each by itself.
#pragma once

namespace weir {

// From on to off the system gathers what is sent, so that packets leave together.
void gather_packets(int descriptor, bool on);

// Has the system acknowledge what came, which it otherwise puts off. Mosquitto for one
// sends its next answers only once those before are acknowledged (RFC 896, and RFC
// 1122, 4.2.3.2).
void acknowledge_at_once(int descriptor);

}  // namespace weir
