// What is said of a word of the command line that nothing takes.
#pragma once

#include <string>

namespace weir {

class App;

// As in "there is no --tiem; did you mean --time?", of the first such option, or else
// word, that `app` or its sub-command was left with. What was given to an option isn't
// told: it may be a secret. Requires: there is such a word.
std::string unexpected(const App& app);

}  // namespace weir
