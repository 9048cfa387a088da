#include "ndjson/intake.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <stdexcept>
#include <string>

#include "support/memory_file.h"
#include "support/pipe.h"

using weir::Intake;
using weir::Line;
using weir::MemoryFile;
using weir::Pipe;
using weir::RecordWriter;
using weir::StreamOptions;

namespace {

// An intake of nothing, and what it writes.
struct Ends {
  explicit Ends(const StreamOptions& options) : intake{pipe.reader(), &out, options} {}

  const Pipe pipe{};
  const MemoryFile file{};
  RecordWriter out{file.fd()};
  Intake intake;
};

// Where rejects go.
struct Aside : MemoryFile {
  std::string name() const { return "/proc/self/fd/" + std::to_string(fd()); }
};

TEST_CASE("Intake: control lines are passed on in their place, and nothing else") {
  Ends ends{{}};
  ends.out.write_line("before");
  CHECK(ends.intake.pass_control_line(R"({"#weir":1})"));
  CHECK_FALSE(ends.intake.pass_control_line(R"({"weir":1})"));
  ends.out.flush();
  CHECK(ends.file.text() == "before\n{\"#weir\":1}\n");
}

TEST_CASE("Intake: what was rejected decides the exit status") {
  const Aside aside;
  Ends ends{{.rejects = aside.name()}};
  SUBCASE("nothing") { CHECK(ends.intake.end() == 0); }
  SUBCASE("a line") {
    ends.intake.reject(7, "no good", "x");
    CHECK(ends.intake.rejected() == 1);
    CHECK(ends.intake.end() == 3);
    CHECK(aside.text().find(R"("line":7,"reason":"no good","text":"x")") !=
          std::string::npos);
  }
}

TEST_CASE("Intake: the pieces of a line that is too long make one reject") {
  const Aside aside;
  Ends ends{{.rejects = aside.name()}};
  SUBCASE("of which the last comes") {
    ends.intake.reject_piece({"ab", Line::Part::Piece});
    ends.intake.reject_piece({"cd", Line::Part::LastPiece});
  }
  SUBCASE("of which the last never comes") {
    ends.intake.reject_piece({"abc", Line::Part::Piece});
    ends.intake.reject_piece({"d", Line::Part::Piece});
  }
  CHECK(ends.intake.end() == 3);
  CHECK(ends.intake.rejected() == 1);
  CHECK(aside.text().find(R"("text":"abcd"})") != std::string::npos);
}

TEST_CASE("Intake: strict ends at a reject, with what came before it written") {
  Ends ends{{.strict = true}};
  ends.out.write_line("good");
  CHECK_THROWS_AS(ends.intake.reject(2, "no good", "x"), std::runtime_error);
  CHECK(ends.file.text() == "good\n");
}

TEST_CASE("Intake: what is written leaves before it waits for more") {
  Ends ends{{}};
  ends.out.write_line("good");
  ends.intake.waiter().every(std::chrono::milliseconds{5}, [&] {
    REQUIRE(::write(ends.pipe.writer(), "x\n", 2) == 2);
    CHECK(ends.file.text() == "good\n");
  });
  CHECK(ends.intake.lines().next()->text == "x");
}

}  // namespace
