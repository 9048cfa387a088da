// An alert as bytes of saved state.
#pragma once

#include "alert/alert.h"
#include "encoding/encoding.h"

namespace weir {

void encode(Encoder& out, const Alert& alert);

// Throws as Decoder does.
Alert decode_alert(Decoder& in);

// The least that one takes.
constexpr std::size_t smallest_alert = 8 * 9;

}  // namespace weir
