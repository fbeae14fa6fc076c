#include <array>
#include <string>

#include "appinfra/support/edit_distance.hpp"
#include "catch.hpp"

namespace appinfra::support {

TEST_CASE("the nearest candidate is what the user meant") {
    constexpr std::array<std::string_view, 5> names = {"fargate", "lambda", "ecs", "ec2", "asg"};
    CHECK(did_you_mean("fargte", names) == "fargate");
    CHECK(did_you_mean("fargaet", names) == "fargate");
    CHECK(did_you_mean("Lambda", names) == "lambda");
    CHECK(did_you_mean("lamdba", names) == "lambda");
    CHECK(did_you_mean("ec3", names) == "ecs");
    CHECK(did_you_mean("EC2", names) == "ec2");
}

TEST_CASE("nothing is suggested for what resembles nothing") {
    constexpr std::array<std::string_view, 2> names = {"fargate", "lambda"};
    CHECK_FALSE(did_you_mean("kubernetes", names));
    CHECK_FALSE(did_you_mean("", names));
    CHECK_FALSE(did_you_mean("x", names));
    CHECK_FALSE(did_you_mean("fargate", {}));
}

TEST_CASE("letter case costs less than another letter") {
    constexpr std::array<std::string_view, 2> names = {"tess", "tesT"};
    CHECK(did_you_mean("test", names) == "tesT");
}

TEST_CASE("words of any length cost little") {
    const std::string word(1'000'000, 'a');
    const std::array<std::string_view, 2> names = {word, "aa"};
    CHECK_FALSE(did_you_mean(word, names));
    CHECK(did_you_mean("a", names) == "aa");
    const std::string longest(64, 'a');
    const std::string nearly = longest.substr(1) + "b";
    const std::array<std::string_view, 1> near_names = {longest};
    CHECK(did_you_mean(nearly, near_names) == longest);
}

}  // namespace appinfra::support
