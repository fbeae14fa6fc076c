#include <algorithm>
#include <array>

#include "../../known_values.hpp"
#include "../../text.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

/// https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html (2026-11-24)
constexpr std::array<std::string_view, 10> runtimes_before = {
    "dotnet5.0", "dotnet6",   "dotnet7",   "java8",      "java8.al2",
    "python3.7", "python3.8", "python3.9", "python3.10", "python3.11",
};
/// Regions, and how the names of others begin.
constexpr std::array<std::string_view, 7> regions_without = {
    "ap-east-2", "ap-southeast-6", "cn-", "eu-isoe-", "eusc-", "us-gov-", "us-iso",
};

bool can_snap_start(std::string_view runtime) {
    const bool family = runtime.starts_with("java") || runtime.starts_with("python") ||
                        (runtime.starts_with("dotnet") && !runtime.starts_with("dotnetcore"));
    return family && std::ranges::find(runtimes_before, runtime) == runtimes_before.end();
}

bool is_published(Context& context, std::uint32_t function) {
    return std::ranges::any_of(context.graph().needed_by(function), [&](const Dependency& user) {
        return context.type_of(user.from) == "AWS::Lambda::Version";
    });
}

void check_function(Context& context, std::uint32_t function, NodeId apply_on) {
    for (const std::string& region : context.settings.regions)
        if (std::ranges::any_of(regions_without, [&](std::string_view name) { return region.starts_with(name); }))
            context.report("E2530", apply_on, "SnapStart does not exist in " + region);
    context.property(function, "Runtime", [&](NodeId node) {
        const std::string_view runtime = literal_of(context.document, node);
        if (!runtime.empty() && !can_snap_start(runtime))
            context.report("E2530", apply_on, "SnapStart does not exist for runtime " + quoted(runtime));
    });
    if (!is_published(context, function))
        context.report("W2530", apply_on, "SnapStart has no effect: no version of the function is published",
                       "add an AWS::Lambda::Version, and call that");
}

}  // namespace

void check_snap_start(Context& context) {
    for (const std::uint32_t function : context.resources_of("AWS::Lambda::Function"))
        context.property(function, "SnapStart/ApplyOn", [&](NodeId apply_on) {
            if (text_of(context.document, apply_on) == "PublishedVersions")
                check_function(context, function, apply_on);
        });
}

}  // namespace appinfra::validate::rules
