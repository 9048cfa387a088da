// Model: what a profile's devices measure, and how they write it down.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "time/time.h"

namespace weir {

// What is the same in all records of a model.
struct Shape {
  static constexpr std::size_t most_channels = 3;

  // How many series there are: what keeps a signal of its own.
  std::uint32_t series = 1;
  // The values of a record: so many quantities, or so many samples of one.
  std::size_t channels = 1;
  std::size_t samples = 1;
  // For each channel, the standard deviation of the healthy signal (of what it
  // does within an hour), and into how many steps one is divided when values are
  // rounded: 100 makes two decimals; 0 leaves them as they are.
  std::array<double, most_channels> spreads{};
  std::array<double, most_channels> steps{};

  std::size_t values() const { return channels * samples; }
  // The channel of a value.
  std::size_t channel(std::size_t value) const { return samples > 1 ? 0 : value; }
};

struct Reading {
  std::uint64_t number = 0;  // from 0, over all devices
  Time time{};               // when it is made, by the virtual clock
  std::uint32_t series = 0;
  std::vector<double> values{};
};

// A signal that runs faster than it should.
struct Haste {
  double factor = 1;
  Duration elapsed{};         // since it began
  std::uint64_t records = 0;  // of the series since then, this one included
};

class Model {
 public:
  explicit Model(const Shape& shape) : shape_{shape} {}
  virtual ~Model() = default;

  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  const Shape& shape() const { return shape_; }

  // Makes the healthy reading of `reading.number` and `reading.time`: its series
  // and its values, which are there. Requires: to be called in order of numbers.
  virtual void draw(Reading& reading) = 0;

  // What a value of the reading gains where its signal is in haste. Unless a
  // model knows better, there is no wave to run faster, and one comes up.
  virtual double gain(const Reading& reading, std::size_t value,
                      const Haste& haste) const;

  // Appends the reading as JSON, but for the closing brace.
  virtual void append(std::string& out, const Reading& reading) const = 0;

 private:
  Shape shape_;
};

}  // namespace weir
