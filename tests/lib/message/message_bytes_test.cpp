#include "message/message_bytes.h"

#include <doctest/doctest.h>

#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "message/payload.h"
#include "support/memory_file.h"

using weir::MemoryFile;
using weir::MessageBytes;
using weir::Payloads;
using weir::RecordReader;

namespace {

// What is read of each line: its bytes, "(null)", "(none)", or what is wrong.
std::vector<std::string> read(const std::string& lines) {
  const MemoryFile file{lines};
  RecordReader in{file.fd(), nullptr, {}};
  MessageBytes payload{in, "payload"};
  std::vector<std::string> all;
  while (const weir::Record* record = in.next()) {
    try {
      const MessageBytes::Read one = payload.of(*record);
      all.emplace_back(!one.is_there ? "(none)" : one.bytes.value_or("(null)"));
    } catch (const std::invalid_argument& error) {
      all.emplace_back(error.what());
    }
  }
  return all;
}

TEST_CASE("MessageBytes: a string is what it says, other JSON how it is spelled") {
  CHECK((read("{\"payload\":\"a\\n\"}\n{\"payload\": {\"b\": 1.0} }\n"
              "{\"payload\":\"\"}\n{\"payload_base64\":\"//4=\"}\n") ==
         std::vector<std::string>{"a\n", "{\"b\": 1.0}", "", "\xFF\xFE"}));
}

TEST_CASE("MessageBytes: null is no bytes, and not there is neither") {
  CHECK((read("{\"payload\":null}\n{\"other\":1}\n{\"a\":{\"payload\":1}}\n") ==
         std::vector<std::string>{"(null)", "(none)", "(none)"}));
}

TEST_CASE("MessageBytes: broken base64, and both at once, are said") {
  CHECK((read("{\"payload_base64\":\"//4\"}\n{\"payload_base64\":5}\n"
              "{\"payload\":null,\"payload_base64\":\"//4=\"}\n") ==
         std::vector<std::string>{"payload_base64 is not base64",
                                  "payload_base64 is not base64",
                                  "both payload and payload_base64"}));
}

// Bytes that are often JSON, or nearly.
std::string any_bytes(std::mt19937_64& random) {
  static const std::vector<std::string> parts{
      "{",  "}",       "[",    "]",     ",",        "\"a\"",     ":",
      "1",  "-2.50e7", "true", "x",     "null",     " ",         "\n",
      "\r", "\\",      "\"",   "\xFF",  "\xC3\xA9", "{\"a\":1}", "[]",
      "\t", "0",       "\"\"", "false", "\\u00",    "\x7F",      std::string(1, '\0')};
  std::string bytes;
  for (auto left = random() % 8; left > 0; --left)
    bytes.append(parts[random() % parts.size()]);
  return bytes;
}

TEST_CASE("MessageBytes: gives back whatever bytes were told") {
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937_64 random{seed};
  Payloads payloads;
  std::vector<std::string> told;
  std::string lines;
  for (int i = 0; i < 20'000; ++i) {
    told.push_back(any_bytes(random));
    lines.push_back('{');
    payloads.append_exact_member(lines, "payload", told.back());
    lines.append("}\n");
  }
  const auto back = read(lines);
  REQUIRE(back.size() == told.size());
  for (std::size_t i = 0; i < told.size(); ++i) REQUIRE(back[i] == told[i]);
}

}  // namespace
