#include "appinfra/validate/catalogue.hpp"
#include "catch.hpp"
#include "examples.hpp"
#include "judge.hpp"

using appinfra::validate::catalogue;
using Ids = std::set<std::string>;

namespace {

std::vector<Example> all_examples() {
    std::vector<Example> all = examples_of_language();
    for (Example& example : examples_of_properties())
        all.push_back(std::move(example));
    return all;
}

}  // namespace

TEST_CASE("a bad example breaks its rule and no other") {
    for (const Example& example : all_examples()) {
        INFO(example.bad);
        CHECK(judge::ids(example.bad, "", example.id) == Ids{example.id});
    }
}

TEST_CASE("a good example breaks no rule") {
    for (const Example& example : all_examples()) {
        INFO(example.id << '\n' << example.good);
        CHECK(judge::ids(example.good) == Ids{});
    }
}

TEST_CASE("the catalogue is complete, free of duplicates and in order within a family") {
    Ids ids;
    Ids names;
    for (std::size_t i = 0; i < catalogue.size(); ++i) {
        INFO(catalogue[i].id);
        CHECK((i == 0 || catalogue[i - 1].family != catalogue[i].family || catalogue[i - 1].id < catalogue[i].id));
        CHECK(ids.insert(std::string(catalogue[i].id)).second);
        CHECK(names.insert(std::string(catalogue[i].name)).second);
        CHECK_FALSE(catalogue[i].summary.empty());
        CHECK(appinfra::validate::find_rule(catalogue[i].id) == &catalogue[i]);
    }
    CHECK(appinfra::validate::find_rule("E9999") == nullptr);
}
