#include "mqtt/tcp.h"

#include <doctest/doctest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

int option_of(int descriptor, int option) {
  int value = -1;
  socklen_t size = sizeof value;
  ::getsockopt(descriptor, IPPROTO_TCP, option, &value, &size);
  return value;
}

TEST_CASE("gather_packets: holds packets together, until it is off") {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
  weir::gather_packets(descriptor, true);
  CHECK(option_of(descriptor, TCP_CORK) == 1);
  weir::gather_packets(descriptor, false);
  CHECK(option_of(descriptor, TCP_CORK) == 0);
  ::close(descriptor);
}

TEST_CASE("acknowledge_at_once: puts no acknowledgement off") {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
  const int off = 0;
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_QUICKACK, &off, sizeof off);
  CHECK(option_of(descriptor, TCP_QUICKACK) == 0);
  weir::acknowledge_at_once(descriptor);
  CHECK(option_of(descriptor, TCP_QUICKACK) == 1);
  ::close(descriptor);
}

}  // namespace
