#include "alert/threads.h"

#include <doctest/doctest.h>

using weir::Threads;

namespace {

TEST_CASE("Threads: the first message is the root of those that follow") {
  Threads threads{9};
  CHECK(threads.root("doc").empty());
  threads.begin("doc", "1");
  threads.begin("doc", "2");
  CHECK(threads.root("doc") == "1");
  CHECK(threads.root("bashful").empty());
}

TEST_CASE("Threads: one that ended begins anew") {
  Threads threads{9};
  threads.begin("doc", "1");
  threads.end("doc");
  threads.end("nobody");
  CHECK(threads.root("doc").empty());
  threads.begin("doc", "2");
  CHECK(threads.root("doc") == "2");
}

TEST_CASE("Threads: with one too many, the one that began first is forgotten") {
  Threads threads{2};
  for (const char* thread : {"a", "b", "c"}) threads.begin(thread, thread);
  CHECK(threads.root("a").empty());
  CHECK(threads.root("b") == "b");
  CHECK(threads.root("c") == "c");
}

}  // namespace
