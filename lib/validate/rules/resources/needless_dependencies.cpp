#include <algorithm>

#include "../../known_values.hpp"
#include "../../text.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {

/// A reference in a branch of `Fn::If` may be absent, so that `DependsOn` has its use.
void check_needless_dependencies(Context& context) {
    std::vector<Dependency> declared;
    std::ranges::copy_if(context.dependencies, std::back_inserter(declared), &Dependency::declared);
    for (const Dependency& dependency : declared) {
        const auto needs = context.graph().needs(dependency.from);
        const bool referred = std::ranges::any_of(needs, [&](const Dependency& other) {
            return other.to == dependency.to && !other.declared && !in_branch(context.document, other.where);
        });
        if (referred)
            context.report(
                "W3005", dependency.where,
                "DependsOn " + quoted(context.resource(dependency.to).name) + " is needless: the resource refers to it",
                "remove it: a reference makes CloudFormation wait, too");
    }
}

}  // namespace appinfra::validate::rules
