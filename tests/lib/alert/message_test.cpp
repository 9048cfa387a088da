#include "alert/message.h"

#include <doctest/doctest.h>

#include "support/memory_file.h"

using namespace weir;

namespace {

// The texts that are made of the records in `lines`.
std::vector<std::string> texts(const char* text, std::string_view lines) {
  MemoryFile input{lines}, aside;
  StreamOptions options;
  options.rejects = "/proc/self/fd/" + std::to_string(aside.fd());
  RecordReader in{input.fd(), nullptr, options};
  Message message{Template::parse(text), in};
  std::vector<std::string> all;
  while (const Record* record = in.next()) all.push_back(message.of(*record)->plain);
  return all;
}

TEST_CASE("Message: is made anew from each record") {
  CHECK(texts("{h} {u:.1f} {u}",
              "{\"h\":\"doc\",\"u\":9.25}\n{\"u\":\"8\",\"h\":null}\n"
              "{\"u\":\"8\",\"h\":[1]}\n") ==
        std::vector<std::string>{"doc 9.2 9.25", "[1] 8.0 8"});
}

TEST_CASE("Message: a record whose number is none makes no text") {
  CHECK(texts("{u:.1f}", "{\"u\":true}\n{\"u\":\"x\"}\n{\"u\":1e400}\n{}\n").empty());
}

TEST_CASE("Message: where there is no template, there is no text") {
  MemoryFile input{"{}\n"};
  RecordReader in{input.fd(), nullptr, {}};
  Message message{std::nullopt, in};
  CHECK(message.of(*in.next()) == nullptr);
  CHECK(message.told().empty());
}

TEST_CASE("Message: knows which members it tells") {
  MemoryFile input;
  RecordReader in{input.fd(), nullptr, {}};
  const Message message{Template::parse("{a} {b.c:.1f}"), in};
  CHECK(message.told() == std::vector<std::string>{"a", "a", "b", "b.c"});
}

}  // namespace
