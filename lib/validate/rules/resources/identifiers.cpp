#include <algorithm>
#include <utility>

#include "../../claims.hpp"
#include "../../known_values.hpp"
#include "../../text.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {
namespace {

bool has(schema::Texts texts, std::string_view wanted) {
    for (const std::string_view text : texts)
        if (text == wanted)
            return true;
    return false;
}

/// The properties by which users name a resource; none where AWS gives it a part of its name.
std::vector<std::string_view> identifier_of(const schema::ResourceType& type) {
    if (type.name() == "AWS::CodeBuild::Project")
        return {"Name"};
    std::vector<std::string_view> names;
    for (const std::string_view name : type.identifier()) {
        if (name.find('/') != name.npos || has(type.read_only(), name))
            return {};
        names.push_back(name);
    }
    return names;
}

/// The resources of one type.
class IdentifierCheck {
public:
    IdentifierCheck(Context& context, std::vector<std::string_view> names)
        : context_(context), names_(std::move(names)), claims_(context.assumptions) {}

    void check_resource(std::uint32_t resource) {
        resource_ = resource;
        told_ = false;
        context_.property(resource, "", [&](NodeId properties) { collect(properties, 0, {}); });
    }

private:
    void collect(NodeId properties, std::size_t count, const std::string& identifier) {
        if (count == names_.size())
            return claim(properties, identifier);
        each_value(context_.document, context_.assumptions, properties, names_[count], [&](NodeId value) {
            collect(properties, count + 1, identifier + '\n' + identity(context_.document, value));
        });
    }

    void claim(NodeId properties, const std::string& identifier) {
        const NodeId where = names_.size() == 1 ? context_.document.find(properties, names_.front()) : properties;
        auto* const earlier = claims_.add(identifier, resource_, where);
        if (!earlier || std::exchange(told_, true))
            return;
        tell(where, earlier->resource);
        if (!std::exchange(earlier->told, true))
            tell(earlier->where, resource_);
    }

    void tell(NodeId where, std::uint32_t other) {
        std::string names;
        for (const std::string_view name : names_)
            (names += names.empty() ? "" : " and ") += name;
        context_.report_key("E3019", where,
                            names + (names_.size() == 1 ? " is" : " are") + " the same as of resource " +
                                quoted(context_.resource(other).name) + " of this type");
    }

    Context& context_;
    std::vector<std::string_view> names_;
    Claims claims_;
    std::uint32_t resource_ = 0;
    bool told_ = false;  ///< Of the resource.
};

}  // namespace

void check_identifiers(Context& context) {
    const auto places = context.resources_by_type();
    for (auto first = places.begin(); first != places.end();) {
        const std::string_view name = context.type_of(*first);
        const auto end =
            std::find_if(first, places.end(), [&](std::uint32_t place) { return context.type_of(place) != name; });
        const auto& type = context.types[*first];
        auto names = type && end - first > 1 ? identifier_of(*type) : std::vector<std::string_view>{};
        if (!names.empty()) {
            IdentifierCheck check(context, std::move(names));
            for (; first != end; ++first)
                check.check_resource(*first);
        }
        first = end;
    }
}

}  // namespace appinfra::validate::rules
