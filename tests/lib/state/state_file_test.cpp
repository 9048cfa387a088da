#include "state/state_file.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "support/scratch.h"

using namespace weir;

namespace {

struct Note : Remembered {
  std::string text;
  void save(Encoder& out) const override { out.text(text); }
  void load(Decoder& in) override { text = in.text(); }
};

const Parameters parameters{{"SIZE", "30s"}, {"--by", "host"}};

void save(const std::string& path, const char* text, const Progress& progress = {}) {
  Note note;
  note.text = text;
  StateFile{path, "window", 1, parameters}.save(note, progress);
}

// Why `load` refuses what is in the file.
std::string refusal(const StateFile& file) {
  Note note;
  try {
    file.load(note);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "none";
}

std::string bytes_of(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

TEST_CASE("StateFile: gives back what was saved, and how far it had come") {
  const Scratch scratch;
  save(scratch / "s", "hello", {.lines = 7, .out_lines = 2, .out_bytes = 99});
  Note note;
  const Progress progress =
      StateFile{scratch / "s", "window", 1, parameters}.load(note);
  CHECK(note.text == "hello");
  CHECK(progress.lines == 7);
  CHECK(progress.out_lines == 2);
  CHECK(progress.out_bytes == 99);
}

// What is empty may be nowhere in memory, which zlib takes for a new beginning.
TEST_CASE("StateFile: what is empty is no end of what came before") {
  struct Nothing : Remembered {
    void save(Encoder& out) const override { out.text({}); }
    void load(Decoder& in) override { CHECK(in.text().empty()); }
  } nothing;
  const Scratch scratch;
  const StateFile file{scratch / "s", "window", 1, parameters};
  file.save(nothing, {.lines = 3});
  CHECK(file.load(nothing).lines == 3);
}

TEST_CASE("StateFile: none yet is a beginning") {
  const Scratch scratch;
  Note note;
  note.text = "as it was";
  CHECK(StateFile{scratch / "s", "window", 1, parameters}.load(note).lines == 0);
  CHECK(note.text == "as it was");
}

TEST_CASE("StateFile: refuses what another wrote, or under other parameters") {
  const Scratch scratch;
  save(scratch / "s", "x");
  const auto why = [&](const std::string& tool, int version, const Parameters& other) {
    return refusal(StateFile{scratch / "s", tool, version, other});
  };
  CHECK(why("zscore", 1, parameters).ends_with("it is one of window"));
  CHECK(why("window", 2, parameters).ends_with("it is of another version of window"));
  CHECK(why("window", 1, {{"SIZE", "30s"}, {"--by", "cpu"}})
            .ends_with("it was saved with --by 'host', and this run has 'cpu'"));
  CHECK(
      why("window", 1, {{"SIZE", "30s"}}).ends_with("it was saved with other options"));
}

TEST_CASE("StateFile: refuses a file in which any one byte is another") {
  const Scratch scratch;
  save(scratch / "s", "hello");
  const std::string good = bytes_of(scratch / "s");
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x20);
    write(scratch / "s", bad);
    CHECK_MESSAGE(refusal(StateFile{scratch / "s", "window", 1, parameters}) != "none",
                  at);
  }
}

TEST_CASE("StateFile: refuses a file that is cut anywhere") {
  const Scratch scratch;
  save(scratch / "s", "hello");
  const std::string good = bytes_of(scratch / "s");
  for (std::size_t size = 0; size < good.size(); ++size) {
    write(scratch / "s", good.substr(0, size));
    CHECK_MESSAGE(refusal(StateFile{scratch / "s", "window", 1, parameters}) != "none",
                  size);
  }
}

TEST_CASE("StateFile: two runs can't have it at once") {
  const Scratch scratch;
  const StateFile first{scratch / "s", "window", 1, parameters};
  CHECK_THROWS_WITH((StateFile{scratch / "s", "window", 1, parameters}),
                    (scratch / "s" + ": another run is using it").c_str());
}

}  // namespace
