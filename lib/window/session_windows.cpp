#include "window/session_windows.h"

#include <algorithm>

namespace weir {

SessionWindows::SessionWindows(const WindowOptions& options, const RowLayout& layout)
    : Windows{options.clock},
      layout_{layout},
      gap_{options.size},
      max_keys_{options.max_keys} {}

Windows::Outcome SessionWindows::place(std::string_view key, Timestamp time,
                                       std::span<const Sample> samples) {
  const auto found = sessions_.find(key);
  if (found == sessions_.end()) return open(key, time, samples);
  std::vector<Session>& sessions = found->second.sessions;
  const auto near =
      std::find_if(sessions.begin(), sessions.end(), [&](const Session& session) {
        return time.time + gap_ > session.first && time.time < session.last + gap_;
      });
  if (near == sessions.end()) return open(key, time, samples);
  if (layout_.full(near->row.data())) return Outcome::Full;
  near->first = std::min(near->first, time.time);
  near->last = std::max(near->last, time.time);
  layout_.add(near->row.data(), samples);
  if (sessions.size() > 1)
    join_neighbours(sessions, static_cast<std::size_t>(near - sessions.begin()));
  return Outcome::Taken;
}

Windows::Outcome SessionWindows::open(std::string_view key, Timestamp time,
                                      std::span<const Sample> samples) {
  if (time.time + gap_ <= clock_.watermark()) return Outcome::Late;
  if (count_ >= max_keys_) return Outcome::TooManyKeys;
  auto found = sessions_.find(key);
  if (found == sessions_.end()) found = sessions_.try_emplace(std::string(key)).first;
  std::vector<Session>& sessions = found->second.sessions;
  const auto after =
      std::find_if(sessions.begin(), sessions.end(),
                   [&](const Session& session) { return session.first > time.time; });
  const auto opened = sessions.insert(
      after,
      Session{time.time, time.time, time.form, appeared_++, AggregateRow{layout_}});
  layout_.add(opened->row.data(), samples);
  push_due(*found, time.time + gap_);
  ++count_;
  return Outcome::Taken;
}

// The session at `at` has grown: it may now touch those on either side.
void SessionWindows::join_neighbours(std::vector<Session>& sessions, std::size_t at) {
  const auto touch = [this](const Session& a, const Session& b) {
    return b.first < a.last + gap_;
  };
  const auto join = [&](std::size_t left) {
    Session& kept = sessions[left];
    const Session& other = sessions[left + 1];
    kept.last = std::max(kept.last, other.last);
    kept.order = std::min(kept.order, other.order);
    layout_.merge(kept.row.data(), other.row.data());
    sessions.erase(sessions.begin() + static_cast<std::ptrdiff_t>(left) + 1);
    --count_;
  };
  if (at + 1 < sessions.size() && touch(sessions[at], sessions[at + 1])) join(at);
  if (at > 0 && touch(sessions[at - 1], sessions[at])) join(at - 1);
}

void SessionWindows::push_due(Sessions::value_type& of_key, Time end) {
  due_.push({end, &of_key.first});
  ++of_key.second.entries;
}

// Moves the key's sessions that are complete to `ended`. A key without sessions
// is forgotten, once nothing in due_ points to it.
void SessionWindows::take_ended(const std::string& key, std::vector<Ended>& ended) {
  const auto found = sessions_.find(key);
  std::vector<Session> kept;
  for (Session& session : found->second.sessions) {
    if (session.last + gap_ <= clock_.watermark()) {
      ended.push_back({found->first, std::move(session)});
      --count_;
    } else {
      kept.push_back(std::move(session));
    }
  }
  found->second.sessions = std::move(kept);
  // The sessions of a key don't overlap: the first begins, and ends, first.
  if (!found->second.sessions.empty())
    push_due(*found, found->second.sessions.front().last + gap_);
  if (found->second.entries == 0) sessions_.erase(found);
}

void SessionWindows::close_due(const Sink& sink) {
  std::vector<Ended> ended;
  std::vector<const std::string*> touched;
  while (!due_.empty() && due_.top().end <= clock_.watermark()) {
    touched.push_back(due_.top().key);
    --sessions_.find(*due_.top().key)->second.entries;
    due_.pop();
  }
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  for (const std::string* key : touched) take_ended(*key, ended);
  give(ended, sink, false);
}

void SessionWindows::give(std::vector<Ended>& ended, const Sink& sink, bool finishing) {
  std::sort(ended.begin(), ended.end(), [](const Ended& a, const Ended& b) {
    return std::pair(a.session.first, a.session.order) <
           std::pair(b.session.first, b.session.order);
  });
  for (const auto& [key, session] : ended) {
    const Time end = session.last + gap_;
    sink({session.first, end, session.form, key, session.row.data(),
          finishing && end > clock_.newest()});
  }
}

void SessionWindows::finish(const Sink& sink) {
  std::vector<Ended> ended;
  for (auto& [key, of_key] : sessions_)
    for (Session& session : of_key.sessions) ended.push_back({key, std::move(session)});
  give(ended, sink, true);
  sessions_.clear();
  due_ = {};
  count_ = 0;
}

void SessionWindows::save(Encoder& out) const {
  clock_.save(out);
  out.whole(appeared_);
  out.whole(sessions_.size());
  for (const auto& [key, of_key] : sessions_) {
    out.text(key);
    out.whole(of_key.sessions.size());
    for (const Session& session : of_key.sessions) {
      out.timestamp({session.first, session.form});
      out.time(session.last);
      out.whole(session.order);
      layout_.save(session.row.data(), out);
    }
  }
}

void SessionWindows::load(Decoder& in) {
  clock_.load(in);
  appeared_ = in.whole();
  sessions_.clear();
  due_ = {};
  count_ = 0;
  for (std::size_t keys = in.count(8); keys > 0; --keys) {
    const auto place = sessions_.try_emplace(std::string(in.text())).first;
    for (std::size_t sessions = in.count(8); sessions > 0; --sessions, ++count_) {
      const Timestamp first = in.timestamp();
      const Time last = in.time();
      const std::uint64_t order = in.whole();
      std::vector<Session>& of_key = place->second.sessions;
      of_key.push_back({first.time, last, first.form, order, AggregateRow{layout_}});
      layout_.load(of_key.back().row.data(), in);
      push_due(*place, last + gap_);
    }
  }
}

}  // namespace weir
