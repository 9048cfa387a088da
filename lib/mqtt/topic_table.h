// TopicTable: which topics there are, how busy they are, and what they said last.
//
//   count   rate/s  topic     last payload
//      12      1.0  rooms/7   {"temp":21.5}
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "io/clock.h"

namespace weir {

class TopicTable {
 public:
  // Remembers at most `most` topics; messages of others are only counted.
  explicit TopicTable(std::size_t most) : most_{most} {}

  void add(std::string_view topic, std::string_view payload);

  // Begins the span over which the next rates are taken, which ends with `seconds`.
  void take_rates(double seconds);

  // Appends the table, in order of the topics: lines of `columns` characters at most,
  // and `rows` of them. The last of these says what had no room.
  void append(std::string& out, std::size_t columns, std::size_t rows) const;

 private:
  struct Topic {
    std::uint64_t count = 0;
    std::uint64_t counted_before = 0;
    double rate = 0;
    std::string last;
  };

  std::size_t most_;
  std::map<std::string, Topic, std::less<>> topics_;
  std::uint64_t others_ = 0;
};

}  // namespace weir
