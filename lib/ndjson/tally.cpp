#include "ndjson/tally.h"

#include <unistd.h>

#include <cmath>
#include <string_view>

#include "io/report.h"
#include "ndjson/text.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr Duration progress_span = 250ms;

// Where stderr can't be written to, there is nobody to show it to.
void write_to_stderr(std::string_view text) {
  [[maybe_unused]] const ssize_t written =
      ::write(STDERR_FILENO, text.data(), text.size());
}

std::string with_commas(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

}  // namespace

void Tally::show_by(Waiter& waiter, Duration stats, bool progress) {
  stats_ = stats;
  if (stats > 0s) waiter.every(stats, [this] { write_line(); });
  if (progress && ::isatty(STDERR_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 0)
    waiter.every(progress_span, [this] { draw(); });
}

double Tally::seconds() const {
  return std::round(to_seconds(steady_now() - start_) * 1000) / 1000;
}

void Tally::write_line() const {
  std::string line = R"({"tool":)";
  append_json_string(line, tool_name());
  line.append(R"(,"seconds":)");
  append_json_number(line, seconds());
  for (const auto& [name, counter] : counters_) {
    line.push_back(',');
    append_json_string(line, name);
    line.push_back(':');
    append_json_number(line, counter());
  }
  write_to_stderr(line.append("}\n"));
}

void Tally::draw() {
  std::string line = "\r\033[K";
  line.append(tool_name()).append(":");
  for (const auto& [name, counter] : counters_) {
    const std::uint64_t count = counter();
    if (count > 0)
      line.append(" ").append(with_commas(count)).append(" ").append(name).append(",");
  }
  const double rate = counters_.empty()
                          ? 0
                          : static_cast<double>(counters_.front().second()) /
                                std::fmax(seconds(), 0.001);
  line.append(" ").append(with_commas(static_cast<std::uint64_t>(rate))).append("/s");
  write_to_stderr(line);
  drawn_ = true;
}

void Tally::clear() {
  if (drawn_) write_to_stderr("\r\033[K");
  drawn_ = false;
}

void Tally::end() {
  clear();
  if (stats_ > 0s) write_line();
}

}  // namespace weir
