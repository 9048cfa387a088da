// A condition is refused with the column of what is wrong, or says something of
// any values; never more than a crash would.

#include <array>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "condition/condition.h"

using weir::Value;

namespace {

// abort() is what a fuzzer takes for a failure, whatever NDEBUG says.
void require(bool holds) {
  if (!holds) std::abort();
}

const std::array<Value, 7>& all_kinds() {
  static const std::array<Value, 7> kinds{
      Value{},           Value::of(0.0),        Value::of(-1.5), Value::of("a%b"),
      Value::of("7", 7), Value::of_truth(true), Value::other()};
  return kinds;
}

void test_on_all(const weir::Condition& condition, std::size_t variables) {
  std::vector<Value> values(variables);
  for (std::size_t first = 0; first < all_kinds().size(); ++first) {
    for (std::size_t i = 0; i < variables; ++i)
      values[i] = all_kinds()[(first + i) % all_kinds().size()];
    const weir::Judgement judgement = condition.test(values);
    if (judgement.verdict == weir::Judgement::Verdict::Unfit)
      require(judgement.variable < variables);
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  std::vector<weir::Variable> variables;
  try {
    const weir::Condition condition{text, variables};
    test_on_all(condition, variables.size());
  } catch (const std::invalid_argument& error) {
    require(std::string_view(error.what()).starts_with("column "));
  }
  return 0;
}
