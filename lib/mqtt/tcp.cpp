#include "mqtt/tcp.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace weir {
namespace {

// One that can't be set costs time, and no more.
void set(int descriptor, int option, int value) {
  ::setsockopt(descriptor, IPPROTO_TCP, option, &value, sizeof value);
}

}  // namespace

void gather_packets(int descriptor, bool on) { set(descriptor, TCP_CORK, on ? 1 : 0); }

void acknowledge_at_once(int descriptor) { set(descriptor, TCP_QUICKACK, 1); }

}  // namespace weir
