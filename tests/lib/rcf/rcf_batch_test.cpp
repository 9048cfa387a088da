#include "rcf/rcf_batch.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "support/memory_file.h"

using namespace weir;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

RcfSettings settings(std::uint64_t threads) {
  RcfSettings settings;
  settings.fields = {Field::parse("v")};
  settings.trees = 12;
  settings.sample = 16;
  settings.warmup = 20;
  settings.threads = threads;
  return settings;
}

// What becomes of many records of several keys, finished after every so many; so many
// that they come while others are scored.
std::string scored(const RcfSettings& wanted, std::size_t part, std::size_t keys) {
  std::mt19937 random{1};  // NOLINT(*-msc51-cpp): the same each time
  std::string lines;
  std::vector<double> values;
  for (int i = 0; i < 9000; ++i) {
    values.push_back(static_cast<double>(random() % 100));
    lines.append("{\"n\":").append(std::to_string(i)).append("}\n");
  }
  const MemoryFile input{lines}, output;
  {
    RecordReader in{input.fd(), nullptr, {.strict = true}};
    RecordWriter out{output.fd()};
    const RcfColumns columns{in, wanted};
    KeyedForests forests{forest(wanted), keys};
    RcfBatch batch{wanted, columns, out};
    for (std::size_t i = 0; const Record* record = in.next(); ++i) {
      batch.add(*record, forests.of(std::to_string(i * i % keys)),
                std::span(&values[i], 1));
      if (i % part == 0) batch.finish();
    }
    batch.finish();
    out.flush();
  }
  return output.text();
}

TEST_CASE("RcfBatch: the same bytes, however large it is and by how many threads") {
  for (const std::size_t keys : {1U, 40U}) {
    const std::string expected = scored(settings(1), 1, keys);
    CHECK(expected.find("\"n\":8999") != std::string::npos);
    CHECK((scored(settings(1), 9000, keys) == expected));
    CHECK((scored(settings(2), 700, keys) == expected));
    CHECK((scored(settings(3), 9000, keys) == expected));
  }
}

TEST_CASE("RcfBatch: the same grades too, whether or not they need what was expected") {
  for (const double near : {0.0, 40.0}) {
    const auto graded = [near](std::uint64_t threads, std::size_t part) {
      RcfSettings wanted = settings(threads);
      wanted.grade = true;
      wanted.grader.threshold = 1;  // one in ten
      wanted.grader.near.amount = near;
      return scored(wanted, part, 3);
    };
    const std::string expected = graded(1, 1);
    CHECK(expected.find("\"rcf_grade\":0.") != std::string::npos);
    CHECK((graded(1, 9000) == expected));
    CHECK((graded(3, 9000) == expected));
  }
}

// Empty records that come in, and what goes out.
struct Stream {
  Stream(std::size_t count, const RcfSettings& wanted)
      : input{lines(count)}, columns{in, wanted} {}

  static std::string lines(std::size_t count) {
    std::string lines;
    for (std::size_t i = 0; i < count; ++i) lines += "{}\n";
    return lines;
  }

  const MemoryFile input, output;
  RecordReader in{input.fd(), nullptr, {.strict = true}};
  RecordWriter out{output.fd()};
  const RcfColumns columns;
};

TEST_CASE("RcfBatch: may go while records are scored") {
  const RcfSettings wanted = settings(3);
  Stream stream{5000, wanted};
  {
    KeyedForests forests{forest(wanted), 1};
    RcfBatch batch{wanted, stream.columns, stream.out};
    for (double i = 0; const Record* record = stream.in.next(); ++i)
      batch.add(*record, forests.of(""), std::span(&i, 1));
  }
  stream.out.flush();
  CHECK(stream.output.text().empty());
}

TEST_CASE("RcfBatch: no score while it warms up, nor of what can't be known") {
  const RcfSettings wanted = settings(1);
  Stream stream{25, wanted};
  KeyedForests forests{forest(wanted), 1};
  RcfBatch batch{wanted, stream.columns, stream.out};
  for (int i = 0; const Record* record = stream.in.next(); ++i) {
    const double value = i == 0 || i == 23 ? unknown : i;
    batch.add(*record, forests.of(""), std::span(&value, 1));
  }
  batch.finish();
  stream.out.flush();
  const std::string written = stream.output.text();
  std::string seen;
  for (std::size_t at = 0, text = 0; text < written.size(); text = at + 1) {
    at = written.find('\n', text);
    seen +=
        written.substr(text, at - text).find("null") != std::string::npos ? '-' : 's';
  }
  CHECK(seen == "---------------------ssss");  // the first, and 20 that warm up
}

}  // namespace
