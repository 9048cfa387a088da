// What is said of a word of the command line that nothing takes.
#pragma once

#include <string>

namespace weir {

class App;

// As in "there is no --tiem; did you mean --time?", of the first such word that
// `app` or its sub-command was left with. Requires: there is one.
std::string unexpected(const App& app);

}  // namespace weir
