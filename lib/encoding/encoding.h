// What a tool remembers, as bytes: the alphabet of saved state. Numbers are
// little-endian, doubles keep every bit, text has its length in front.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "time/timestamp.h"

namespace weir {

class Encoder {
 public:
  // Gives what is encoded to `sink`, piece by piece.
  explicit Encoder(std::function<void(std::string_view)> sink)
      : sink_{std::move(sink)} {}

  void whole(std::uint64_t value);
  void number(double value);
  void text(std::string_view value);
  void flag(bool value) { whole(value ? 1 : 0); }
  void time(Time value) {
    whole(static_cast<std::uint64_t>(value.time_since_epoch().count()));
  }
  void span(Duration value) { whole(static_cast<std::uint64_t>(value.count())); }
  void timestamp(Timestamp value) {
    time(value.time), whole(static_cast<std::uint64_t>(value.form));
  }

 private:
  std::function<void(std::string_view)> sink_;
};

// Reads the same back, in the same order. Each throws std::runtime_error where
// the bytes come to an end, or don't hold such a thing.
class Decoder {
 public:
  // `bytes` must outlive it.
  explicit Decoder(std::string_view bytes) : rest_{bytes} {}

  std::uint64_t whole();
  // A whole number that says how many of something follow, each of at least
  // `size` bytes: more than the bytes can hold are refused before memory is
  // taken for them.
  std::size_t count(std::size_t size);
  double number();
  std::string_view text();
  bool flag();
  Time time() { return Time{span()}; }
  Duration span() { return Duration{static_cast<std::int64_t>(whole())}; }
  Timestamp timestamp();

  bool done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

// What a tool holds from one record to the next, so that it can be saved and
// read back exactly.
class Remembered {
 public:
  virtual ~Remembered() = default;
  virtual void save(Encoder& out) const = 0;
  // Replaces what is held. Throws std::runtime_error where the bytes are not
  // what save() made.
  virtual void load(Decoder& in) = 0;
};

}  // namespace weir
