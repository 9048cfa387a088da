#include "fleet/disorder.h"

#include <algorithm>
#include <tuple>

#include "fleet/amount.h"
#include "fleet/corruption.h"

namespace weir {
namespace {

constexpr std::size_t most_held_bytes = std::size_t{64} * 1024 * 1024;

}  // namespace

Lateness parse_lateness(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == text.npos) refuse(text, "a share and a span are wanted, such as 1%:30s");
  const std::string_view after = text.substr(colon + 1);
  const auto span = parse_duration(after);
  if (!span || *span == Duration{})
    refuse(after, "a span is wanted, such as 30s or 5m");
  return {parse_share(text.substr(0, colon)), *span};
}

Disorder::Disorder(const DisorderOptions& options, std::size_t members,
                   std::uint64_t seed)
    : options_{options},
      members_{members},
      drop_{seed, Stream::Drop},
      duplicate_{seed, Stream::Duplicate},
      corrupt_{seed, Stream::Corrupt},
      late_{seed, Stream::Late} {}

void Disorder::pass(std::string_view line, Time time, std::string& out) {
  release(time, out);
  // Drawn for every line, so that what befalls one doesn't hang on the others.
  const bool dropped = drop_.chance(options_.drop);
  const bool twice = duplicate_.chance(options_.duplicate);
  if (dropped) {
    ++counts_.dropped;
    return;
  }
  send(line, time, out);
  if (!twice) return;
  ++counts_.duplicated;
  send(line, time, out);
}

void Disorder::send(std::string_view line, Time time, std::string& out) {
  if (corrupt_.chance(options_.corrupt)) {
    ++counts_.corrupted;
    copy_ = line;
    corrupt(copy_, members_, corrupt_);
    line = copy_;
  }
  const std::size_t size = sizeof(Held) + line.size();
  if (!late_.chance(options_.late.share) || held_bytes_ + size > most_held_bytes)
    return write(line, out);

  const double share = 1 - late_.uniform();  // from (0, 1]
  const Duration delay{static_cast<Duration::rep>(
      share * static_cast<double>(options_.late.span.count()))};
  held_.push_back({time + delay, counts_.late++, std::string(line)});
  std::push_heap(held_.begin(), held_.end(), arrives_later);
  held_bytes_ += size;
}

void Disorder::write(std::string_view line, std::string& out) {
  out.append(line).push_back('\n');
  ++counts_.written;
}

void Disorder::release(Time time, std::string& out) {
  while (!held_.empty() && held_.front().arrival <= time) {
    std::pop_heap(held_.begin(), held_.end(), arrives_later);
    const std::string& line = held_.back().line;
    write(line, out);
    held_bytes_ -= sizeof(Held) + line.size();
    held_.pop_back();
  }
}

void Disorder::finish(std::string& out) { release(Time::max(), out); }

bool Disorder::arrives_later(const Held& a, const Held& b) {
  return std::tie(a.arrival, a.number) > std::tie(b.arrival, b.number);
}

}  // namespace weir
