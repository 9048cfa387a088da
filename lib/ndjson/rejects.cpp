#include "ndjson/rejects.h"

#include <stdexcept>

#include "io/append_file.h"
#include "io/report.h"
#include "ndjson/base64.h"
#include "ndjson/text.h"

namespace weir {
namespace {

constexpr std::uint64_t most_reported = 10;

}  // namespace

struct Rejects::Aside {
  explicit Aside(const std::string& path) : file{path}, lines{file.lines()} {}

  void begin(std::uint64_t line, std::string_view reason) {
    std::string& out = lines.pending();
    out.append(R"({"tool":)");
    append_json_string(out, tool_name());
    out.append(R"(,"line":)");
    append_json_number(out, line);
    out.append(R"(,"reason":)");
    append_json_string(out, reason);
    out.append(R"(,"text":")");
    carried.clear();
    binary = false;
  }

  void text(std::string_view piece) {
    std::string joined;
    if (!carried.empty()) piece = joined = carried.append(piece);
    std::size_t used = 0;
    if (!binary) {
      used = utf8_prefix(piece);
      append_inside(piece.substr(0, used));
      // What is left may be a character cut in two; four bytes tell.
      if (piece.size() - used >= 4) begin_binary();
    }
    if (binary) used += append_base64_groups(lines.pending(), piece.substr(used));
    carried = std::string(piece.substr(used));
    if (lines.pending().size() > flush_size) lines.flush();
  }

  void end() {
    if (!binary && !carried.empty()) begin_binary();
    const std::size_t used = append_base64_groups(lines.pending(), carried);
    append_base64_rest(lines.pending(), std::string_view(carried).substr(used));
    lines.pending().append("\"}");
    lines.end_line();
  }

  static constexpr std::size_t flush_size = 64 * 1024;

  void begin_binary() {
    binary = true;
    lines.pending().append(R"(","text_base64":")");
  }

  void append_inside(std::string_view good) {
    std::string& out = lines.pending();
    const std::size_t quote = out.size();
    append_json_string(out, good);
    out.erase(quote, 1);
    out.pop_back();
  }

  AppendFile file;
  LineWriter& lines;
  std::string carried;  // bytes that wait for those behind them
  bool binary = false;
};

Rejects::Rejects(const std::string& file, bool strict) : file_{file}, strict_{strict} {
  if (!file.empty()) aside_ = std::make_unique<Aside>(file);
}

Rejects::~Rejects() = default;

void Rejects::add(std::uint64_t line, std::string_view reason, std::string_view text) {
  begin(line, reason);
  this->text(text);
  end();
}

void Rejects::begin(std::uint64_t line, std::string_view reason) {
  ++count_;
  const std::string message =
      "line " + std::to_string(line) + ": " + std::string(reason);
  if (strict_) throw std::runtime_error(message);
  if (aside_) aside_->begin(line, reason);
  if (!aside_ && count_ <= most_reported) report(message);
}

void Rejects::text(std::string_view piece) {
  if (aside_) aside_->text(piece);
}

void Rejects::end() {
  if (aside_) aside_->end();
}

void Rejects::flush() {
  if (aside_) aside_->lines.flush();
}

void Rejects::summarize() const {
  const std::string number = std::to_string(count_);
  const std::string lines = count_ == 1 ? " line rejected" : " lines rejected";
  if (aside_ && count_ > 0) report(number + lines + ", see " + file_);
  if (!aside_ && count_ > most_reported)
    report(number + lines + ", of which the first " + std::to_string(most_reported) +
           " are told above");
}

}  // namespace weir
