#include <filesystem>

#include "appinfra/schema/blob.hpp"
#include "appinfra/schema/facts.hpp"
#include "appinfra/schema/text.hpp"
#include "catch.hpp"

using namespace appinfra::schema;

namespace {

struct Found {
    std::string name;
    std::vector<std::string> arns;
    friend bool operator==(const Found&, const Found&) = default;
};

std::vector<Found> actions_of(const Service& service) {
    std::vector<Found> found;
    for (Actions actions = service.actions(); actions.next();) {
        found.push_back({std::string(actions.name()), {}});
        for (std::size_t i = 0; i < actions.arn_count(); ++i)
            found.back().arns.emplace_back(actions.arn(i));
    }
    return found;
}

std::vector<Found> actions_of(const ServiceModel& service) {
    std::vector<Found> found;
    for (const ActionModel& action : service.actions) {
        found.push_back({action.name, {}});
        for (const std::string& resource : action.resources)
            for (const std::string& arn : service.resources.at(resource))
                found.back().arns.push_back(arn);
    }
    return found;
}

Model read(std::string_view text) {
    Model model;
    read_services(text, "actions.txt", model);
    return model;
}

}  // namespace

TEST_CASE("the program knows the actions that the text tells") {
    const Model model = read_folder(std::filesystem::path(APPINFRA_SOURCE_DIR) / "schemas");
    const Items<Service> services = Facts::embedded().services();
    REQUIRE(services.size() == model.services.size());
    CHECK(services.size() > 400);
    for (std::size_t i = 0; i < services.size(); ++i) {
        CHECK(services[i].name() == model.services[i].name);
        CHECK(actions_of(services[i]) == actions_of(model.services[i]));
    }
}

TEST_CASE("actions that begin alike keep their names and resources") {
    const Model model = read(
        "service s\nresource a (s:*:*:a)\nresource b (s:*:*:b s:*:*:c)\n"
        "  get a b\n  getall\n  getalls b\n  put a\n");
    const std::vector<std::uint32_t> blob = write_blob(model);
    const auto service = Facts::over(blob).services().find("s");
    REQUIRE(service);
    CHECK(actions_of(*service) == std::vector<Found>{{"get", {"s:*:*:a", "s:*:*:b", "s:*:*:c"}},
                                                     {"getall", {}},
                                                     {"getalls", {"s:*:*:b", "s:*:*:c"}},
                                                     {"put", {"s:*:*:a"}}});
    CHECK(read(write_text(model).at("actions.txt")) == model);
}

TEST_CASE("actions out of order, or of an unknown resource, are refused") {
    CHECK_THROWS_AS(write_blob(read("service s\n  put\n  get\n")), FactsError);
    CHECK_THROWS_AS(write_blob(read("service s\n  put it\n")), FactsError);
    CHECK_THROWS_AS(read("  put\n"), FactsError);
    CHECK_THROWS_AS(read("servise s\n"), FactsError);
}
