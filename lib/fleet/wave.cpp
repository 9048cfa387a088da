#include "fleet/wave.h"

#include <array>
#include <cmath>

namespace weir {
namespace {

struct Knot {
  double turn, value;
};

// Steep rise, dome, shoulder, the small spike, and the fall.
constexpr std::array<Knot, 17> beat{{{0.00, 2.10},
                                     {0.02, 2.40},
                                     {0.06, 4.55},
                                     {0.11, 6.05},
                                     {0.17, 6.60},
                                     {0.24, 7.08},
                                     {0.29, 6.65},
                                     {0.36, 5.65},
                                     {0.44, 5.20},
                                     {0.60, 5.10},
                                     {0.75, 5.00},
                                     {0.87, 4.93},
                                     {0.89, 5.94},
                                     {0.92, 5.20},
                                     {0.95, 3.80},
                                     {0.97, 2.70},
                                     {1.00, 2.10}}};

// The slope of the piece of the curve that ends at a knot.
constexpr double slope_to(std::size_t knot) {
  return (beat.at(knot).value - beat.at(knot - 1).value) /
         (beat.at(knot).turn - beat.at(knot - 1).turn);
}

// The curve's slope at a knot by Fritsch and Butland: between those on both
// sides, and level at peaks, so that it never shoots over.
constexpr double slope_at(std::size_t knot) {
  if (knot == 0 || knot == beat.size() - 1) return 0;
  const double before = slope_to(knot), after = slope_to(knot + 1);
  return before * after <= 0 ? 0 : 2 * before * after / (before + after);
}

double fraction_of(double turn) { return turn - std::floor(turn); }

}  // namespace

// Bhaskara's formula of the seventh century, for each half.
double wave(double turn) {
  const double at = 2 * fraction_of(turn);
  const double into = at < 1 ? at : at - 1;
  const double height = into * (1 - into);
  const double half = 16 * height / (5 - 4 * height);
  return at < 1 ? half : -half;
}

// A cubic from knot to knot.
double heartbeat(double turn) {
  const double at = fraction_of(turn);
  std::size_t to = 1;
  while (beat[to].turn <= at) ++to;
  const Knot &begin = beat[to - 1], &end = beat[to];
  const double width = end.turn - begin.turn;
  const double in = (at - begin.turn) / width, left = 1 - in;
  return begin.value * (1 + 2 * in) * left * left +
         end.value * (1 + 2 * left) * in * in +
         width * in * left * (slope_at(to - 1) * left - slope_at(to) * in);
}

double turn_of(Time time, Duration period) {
  const Duration into = time - floor_to(time, period, Duration{});
  return static_cast<double>(into.count()) / static_cast<double>(period.count());
}

}  // namespace weir
