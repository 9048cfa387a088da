// PNG (ISO/IEC 15948), as much of it as a picture of a few colours takes.
#pragma once

#include <string>

#include "chart/line_chart.h"

namespace weir {

// The bytes of the file. Requires: the picture has a pixel.
std::string encode_png(const Picture& picture);

}  // namespace weir
