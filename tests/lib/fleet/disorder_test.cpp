#include "fleet/disorder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using weir::Disorder;
using weir::DisorderOptions;
using weir::Duration;
using weir::parse_lateness;
using weir::Time;

namespace {

constexpr int lines = 20'000;

std::string line_of(int number) {
  return R"({"number": )" + std::to_string(number) + R"(, "b": 1})";
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    REQUIRE(end != text.npos);
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

// One line a second through a disorder; what comes out.
std::vector<std::string> after(const DisorderOptions& options, std::uint64_t seed = 1) {
  Disorder disorder{options, 2, seed};
  std::string out;
  for (int i = 0; i < lines; ++i)
    disorder.pass(line_of(i), Time{std::chrono::seconds{i}}, out);
  disorder.finish(out);
  return split(out);
}

int number_in(const std::string& line) { return std::stoi(line.substr(11)); }

TEST_CASE("Disorder: where nothing is asked for, everything comes in order") {
  const auto out = after({});
  REQUIRE(out.size() == lines);
  for (int i = 0; i < lines; ++i)
    REQUIRE(out[static_cast<std::size_t>(i)] == line_of(i));
}

TEST_CASE("Disorder: the share that is dropped never comes") {
  const auto out = after({.drop = 0.05});
  CHECK(lines - static_cast<int>(out.size()) == doctest::Approx(1000).epsilon(0.15));
  CHECK(std::is_sorted(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return number_in(a) < number_in(b);
  }));
  CHECK(after({.drop = 1}).empty());
}

TEST_CASE("Disorder: the share that is duplicated comes twice in a row") {
  const auto out = after({.duplicate = 0.05});
  CHECK(static_cast<int>(out.size()) - lines == doctest::Approx(1000).epsilon(0.15));
  std::map<std::string, int> counts;
  for (const auto& line : out) ++counts[line];
  CHECK(counts.size() == lines);
  CHECK(std::all_of(counts.begin(), counts.end(),
                    [](const auto& entry) { return entry.second <= 2; }));
  CHECK(std::is_sorted(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return number_in(a) < number_in(b);
  }));
}

TEST_CASE("Disorder: late lines all come, by the span at most") {
  const auto out = after({.late = {0.1, 30s}});
  REQUIRE(out.size() == lines);
  int newest = -1, late = 0, latest = 0;
  for (const auto& line : out) {
    const int number = number_in(line);
    if (number < newest) ++late;
    latest = std::max(latest, newest - number);
    newest = std::max(newest, number);
  }
  // One that is late by less than a second isn't seen to be.
  CHECK(late == doctest::Approx(2000 * 29.0 / 30).epsilon(0.1));
  CHECK(latest <= 30);
  CHECK(latest >= 28);
}

TEST_CASE("Disorder: a late line comes before the first one made after it is due") {
  Disorder disorder{{.late = {1, 10s}}, 2, 1};
  std::string out;
  disorder.pass(line_of(0), Time{0s}, out);
  CHECK(out.empty());
  disorder.pass(line_of(1), Time{10s}, out);
  CHECK(split(out) == std::vector{line_of(0)});
}

TEST_CASE("Disorder: a late line is due at its time, not behind it") {
  Disorder disorder{{.late = {1, 1ns}}, 2, 1};  // by less than 1 ns: by nothing
  std::string out;
  disorder.pass(line_of(0), Time{0s}, out);
  CHECK(out.empty());
  disorder.pass(line_of(1), Time{0s}, out);
  CHECK(split(out) == std::vector{line_of(0)});
}

TEST_CASE("Disorder: what is late still comes at the end, in order of arrival") {
  Disorder disorder{{.late = {1, 1h}}, 2, 1};
  std::string out;
  for (int i = 0; i < 100; ++i) disorder.pass(line_of(i), Time{0s}, out);
  CHECK(out.empty());
  CHECK(disorder.counts().late == 100);
  CHECK(disorder.counts().written == 0);
  disorder.finish(out);
  CHECK(split(out).size() == 100);
  CHECK(disorder.counts().written == 100);
}

TEST_CASE("Disorder: what would take more than 64 MiB isn't held") {
  const std::string line = R"({"a": 1, "b": ")" + std::string(1 << 20, 'x') + "\"}";
  Disorder disorder{{.late = {1, 24h}}, 2, 1};
  std::string out;
  for (int i = 0; i < 64; ++i) disorder.pass(line, Time{0s}, out);
  CHECK(disorder.counts().late == 63);
  CHECK(split(out).size() == 1);
  disorder.finish(out);
  CHECK(split(out).size() == 64);
  disorder.pass(line, Time{1s}, out);
  CHECK(disorder.counts().late == 64);
}

TEST_CASE("Disorder: the share that is corrupted comes broken, and is counted") {
  Disorder disorder{{.corrupt = 0.05}, 2, 1};
  std::string out;
  for (int i = 0; i < lines; ++i) disorder.pass(line_of(i), Time{0s}, out);
  const auto came = split(out);
  REQUIRE(came.size() == lines);
  std::uint64_t broken = 0;
  for (int i = 0; i < lines; ++i)
    if (came[static_cast<std::size_t>(i)] != line_of(i)) ++broken;
  CHECK(broken == disorder.counts().corrupted);
  CHECK(static_cast<double>(broken) == doctest::Approx(1000).epsilon(0.15));
}

TEST_CASE("Disorder: each copy of a duplicate may be late by itself") {
  const auto out = after({.duplicate = 1, .late = {0.5, 1h}});
  REQUIRE(out.size() == 2 * lines);
  int apart = 0;
  for (std::size_t i = 0; i + 1 < out.size(); ++i)
    if (out[i] != out[i + 1]) ++apart;
  CHECK(apart > lines);
}

TEST_CASE("Disorder: one trouble doesn't change whom another befalls") {
  const auto alone = after({.drop = 0.1});
  auto both = after({.drop = 0.1, .duplicate = 0.2, .late = {0.1, 1min}});
  std::sort(both.begin(), both.end());
  both.erase(std::unique(both.begin(), both.end()), both.end());
  auto sorted = alone;
  std::sort(sorted.begin(), sorted.end());
  CHECK(sorted == both);
}

TEST_CASE("Disorder: the same seed does the same, another does not") {
  const DisorderOptions all{0.1, 0.1, 0.1, {0.1, 30s}};
  CHECK(after(all, 5) == after(all, 5));
  CHECK(after(all, 5) != after(all, 6));
}

TEST_CASE("parse_lateness: a share and a span") {
  const auto lateness = parse_lateness("5%:30s");
  CHECK(lateness.share == 0.05);
  CHECK(lateness.span == 30s);
  for (const char* text : {"", "5%", ":", "5%:", ":30s", "30s:5%", "5%:0s", "2:30s"})
    CHECK_THROWS_AS_MESSAGE(parse_lateness(text), std::invalid_argument, text);
}

}  // namespace
