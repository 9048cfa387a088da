#include "alert/member_environment.h"

#include <doctest/doctest.h>

using namespace weir;

namespace {

using Variables = std::vector<std::string>;

TEST_CASE("member_environment: strings as what they say, all else as it is spelled") {
  CHECK(member_environment(
            R"({"host":"d\"oc\n","usage":93.20,"at":{ "x":[1]},"n":null})") ==
        Variables{"WEIR_HOST=d\"oc\n", "WEIR_USAGE=93.20", R"(WEIR_AT={ "x":[1]})",
                  "WEIR_N=null"});
  CHECK(member_environment("{}") == Variables{});
}

TEST_CASE("member_environment: a name is one that a shell can use") {
  CHECK(variable_of("hostName2") == "WEIR_HOSTNAME2");
  CHECK(variable_of("a.b=c\n$é") == "WEIR_A_B_C____");
  CHECK(variable_of("") == "WEIR_");
}

TEST_CASE("member_environment: of two with the same name the first counts") {
  CHECK(member_environment(R"({"a.b":1,"a_b":2,"A.B":3})") == Variables{"WEIR_A_B=1"});
}

TEST_CASE("member_environment: what is too long for the system is left out") {
  const std::string name = "WEIR_A=";
  const std::string fits(32 * 1024 - name.size(), 'x');
  CHECK(member_environment(R"({"a":")" + fits + R"(","b":1})") ==
        Variables{name + fits, "WEIR_B=1"});
  CHECK(member_environment(R"({"a":"x)" + fits + R"(","b":1})") ==
        Variables{"WEIR_B=1"});
}

TEST_CASE("member_environment: so is what is beyond all it may take") {
  std::string object = "{";
  for (int i = 0; i < 12; ++i)
    object.append("\"k" + std::to_string(i) + "\":\"" + std::string(30'000, 'x') +
                  "\",");
  CHECK(member_environment(object + "\"last\":1}").size() == 9);
}

}  // namespace
