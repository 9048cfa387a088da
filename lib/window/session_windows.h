// SessionWindows: windows of activity, each ended by a gap without records.
#pragma once

#include <map>
#include <queue>
#include <string>
#include <vector>

#include "window/windows.h"

namespace weir {

// A session goes from its first record to a gap after its last; a record that
// comes late may make one of two.
class SessionWindows final : public Windows {
 public:
  SessionWindows(const WindowOptions& options, const RowLayout& layout);

  void close(const Sink& sink) override {
    if (!due_.empty() && due_.top().end <= clock_.watermark()) close_due(sink);
  }
  void finish(const Sink& sink) override;

  void save(Encoder& out) const override;
  void load(Decoder& in) override;

 private:
  struct Session {
    Time first, last;
    TimeForm form;
    std::uint64_t order;  // of appearance
    AggregateRow row;
  };
  struct OfKey {
    std::vector<Session> sessions;  // by first; one, where records come in order
    std::size_t entries = 0;        // of the key in due_
  };
  using Sessions = std::map<std::string, OfKey, std::less<>>;

  // A session of the key ends here, or did until it grew.
  struct Due {
    Time end;
    const std::string* key = nullptr;
    bool operator<(const Due& other) const { return end > other.end; }
  };

  // A session that is taken out, with its key.
  struct Ended {
    std::string key;
    Session session;
  };

  Outcome place(std::string_view key, Timestamp time,
                std::span<const Sample> samples) override;
  Outcome open(std::string_view key, Timestamp time, std::span<const Sample> samples);
  void join_neighbours(std::vector<Session>& sessions, std::size_t at);
  void push_due(Sessions::value_type& of_key, Time end);
  void take_ended(const std::string& key, std::vector<Ended>& ended);
  void close_due(const Sink& sink);
  void give(std::vector<Ended>& ended, const Sink& sink, bool finishing);

  const RowLayout& layout_;
  Duration gap_;
  std::uint64_t max_keys_;

  Sessions sessions_;
  // Of each key with sessions an entry at the earliest end of them, or before.
  std::priority_queue<Due> due_;
  std::uint64_t count_ = 0;  // of sessions
  std::uint64_t appeared_ = 0;
};

}  // namespace weir
