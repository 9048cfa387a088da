// Text as Slack shows it.
#pragma once

#include <string>

#include "template/template.h"

namespace weir {

// In values of the record, & < > are escaped, and so are ! @ # behind a < of the words
// around them, so that nothing in a value is markup that calls people; in the words
// around them, they are what their author wanted. Cut at 40,000 characters, as Slack
// counts them, with a mark.
std::string slack_text(const Text& text);

}  // namespace weir
