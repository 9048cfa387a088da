// Text as Slack shows it.
#pragma once

#include <string>

#include "template/template.h"

namespace weir {

// In values of the record, & < > are escaped, so that none of them is markup that
// calls people; in the words around them, they are what their author wanted. Cut at
// 40,000 characters, as Slack counts them, with a mark.
std::string slack_text(const Text& text);

}  // namespace weir
