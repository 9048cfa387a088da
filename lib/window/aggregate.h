// Aggregate: one thing that is worked out about the records of a window.
//
//   const auto mean = make_aggregate("avg");
//   std::vector<std::byte> memory(mean->size());
//   mean->start(memory.data());
//   mean->add(memory.data(), {.number = 3});
//   mean->result(memory.data());  // 3.0
//
// An aggregate is a recipe; what it works with lies in memory that others own,
// so that those of a window and key can lie side by side (AggregateRow).
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <variant>

#include "encoding/encoding.h"

namespace weir {

// What one record has for an aggregate. Only what the aggregate takes is there.
struct Sample {
  double number = 0;
  std::string_view text{};  // the value as it is spelled
  Time time{};
};

// Texts with commas between them, as they were given.
struct TextList {
  std::string_view joined;
};

// Nothing, where there is no answer (the deviation of one value) or it doesn't
// fit a double.
using Result =
    std::variant<std::monostate, double, std::uint64_t, std::string_view, TextList>;

class Aggregate {
 public:
  enum class Takes : unsigned char { Nothing, Number, Text };

  virtual ~Aggregate() = default;

  virtual Takes takes() const = 0;
  // How many bytes it works in, a multiple of 8.
  virtual std::size_t size() const = 0;
  // Makes of size() bytes, aligned to 8, what all below take; end() unmakes it.
  virtual void start(void* memory) const = 0;
  virtual void end(void* memory) const = 0;

  // True where it grows with every record, so that it can get full.
  virtual bool grows() const = 0;
  // True where add() would take more memory than it may.
  virtual bool full(const void* memory) const = 0;
  virtual void add(void* memory, const Sample& sample) const = 0;
  // Adds what `other` was given, as if it had come after.
  virtual void merge(void* memory, const void* other) const = 0;
  // Valid until the next call with the same memory. Requires: something was added.
  virtual Result result(const void* memory) const = 0;

  virtual void save(const void* memory, Encoder& out) const = 0;
  virtual void load(void* memory, Decoder& in) const = 0;
};

// The aggregate of a name: count sum avg min max stddev var median pNN first
// last range rate distinct list. A list holds at most `most_bytes`. Throws
// std::invalid_argument, naming the nearest, where there is no such.
std::unique_ptr<const Aggregate> make_aggregate(std::string_view name,
                                                std::size_t most_bytes = 1U << 20U);

}  // namespace weir
