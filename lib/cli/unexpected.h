// What is said of a word of the command line that nothing takes, and of one that
// isn't there.
#pragma once

#include <string>

namespace weir {

class App;

// As in "there is no --tiem; did you mean --time?", of the first such option, or else
// word, that `app` or its sub-command was left with. What was given to an option isn't
// told: it may be a secret. Requires: there is such a word.
std::string unexpected(const App& app);

// As in "needs sub or pub", of an app that wants one of its sub-commands; empty where
// it has one, or does without.
std::string needed_direction(const App& app);

}  // namespace weir
