#include "action_coding.hpp"

#include <algorithm>
#include <limits>

#include "appinfra/schema/service.hpp"

namespace appinfra::schema {
namespace {

/// Where the forms of one resource begin in `arns_of`.
std::size_t first_place(const ServiceModel& service, const std::string& resource) {
    std::size_t place = 0;
    for (const auto& [name, arns] : service.resources) {
        if (name == resource)
            return place;
        place += arns.size();
    }
    throw FactsError(service.name + ": no resource " + resource);
}

std::string places_of(const ServiceModel& service, const ActionModel& action) {
    std::string places;
    for (const std::string& resource : action.resources) {
        const std::size_t first = first_place(service, resource);
        for (std::size_t i = 0; i < service.resources.at(resource).size(); ++i)
            places += static_cast<char>(first + i);
    }
    return places;
}

}  // namespace

std::vector<std::string> arns_of(const ServiceModel& service) {
    std::vector<std::string> all;
    for (const auto& [name, arns] : service.resources)
        all.insert(all.end(), arns.begin(), arns.end());
    return all;
}

std::string code_actions(const ServiceModel& service) {
    if (arns_of(service).size() > std::numeric_limits<unsigned char>::max())
        throw FactsError(service.name + ": too many resources");
    std::string coded;
    std::string_view former;
    for (const ActionModel& action : service.actions) {
        const std::string& name = action.name;
        const std::string places = places_of(service, action);
        if (name.size() > Actions::longest_name || places.size() >= arn_count_bit ||
            (!former.empty() && name <= former))
            throw FactsError(service.name + ": action " + name + " is too long, or not in order");
        const auto shared = std::ranges::mismatch(name, former).in1 - name.begin();
        coded += static_cast<char>(shared);
        coded += name.substr(static_cast<std::size_t>(shared));
        coded += static_cast<char>(arn_count_bit | places.size());
        coded += places;
        former = name;
    }
    return coded;
}

}  // namespace appinfra::schema
