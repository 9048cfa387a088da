// Curves that come back: the shapes that signals are made of.
//
// They are made of the four basic operations only, whose results every machine
// agrees on to the last bit; a sine's it doesn't.
#pragma once

#include "time/time.h"

namespace weir {

// A wave of period 1 between -1 and 1 that begins at 0 and rises; within 0.002
// of a sine.
double wave(double turn);

// One heartbeat of an electrocardiogram, from 2.10 over 7.08 and back, of
// period 1.
double heartbeat(double turn);

// How much of the `period` that `time` lies in is over: from [0, 1).
// Requires: period > 0.
double turn_of(Time time, Duration period);

}  // namespace weir
