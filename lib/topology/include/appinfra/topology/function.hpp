#pragma once

#include "appinfra/aws/lambda.hpp"
#include "appinfra/topology/application.hpp"
#include "appinfra/topology/container.hpp"
#include "appinfra/topology/database_proxy.hpp"

namespace appinfra::topology {

/// The longest that a function runs. Minutes.
/// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html (2026-11-23)
inline constexpr std::int64_t longest_function_minutes = 15;
/// The most memory that a function has. MiB, same source.
inline constexpr std::int64_t largest_function_mib = 10240;

/// What all functions of the application work with.
struct FunctionSite {
    Context& context;
    const Network& network;
    const Data& data;
    const DatabaseProxy& proxy;
    aws::ec2::SecurityGroup::Attributes group;
    Places places;
};

/// The image of the application as a function, started with a command of its own behind the Lambda Web Adapter, which
/// turns invocations into HTTP requests.
struct FunctionSpec {
    std::string comment;
    Image image;
    manifest::Command command;
    cfn::Any memory;  ///< MiB.
    cfn::Value<cfn::Integer> timeout_seconds;
    cfn::Value<cfn::Integer> concurrency;  ///< How many run at once.
    std::vector<Variable> adapter;         ///< Variables of the adapter for this function.
    Permissions permissions;               ///< Besides what every function needs.
    aws::logs::LogGroup::Attributes logs;
};

struct Function {
    aws::lambda::Function::Attributes function;
    /// Changes with image and settings, so that what carries it is made anew when either changes.
    cfn::Value<cfn::String> release;
};
[[nodiscard]] Function make_function(const FunctionSite& site, const std::string& logical_id, const FunctionSpec& spec);

/// The memory of a function where the manifest wishes for that much: at least one whole processor. MiB.
[[nodiscard]] manifest::Traced<std::int64_t> function_memory(const manifest::Traced<std::int64_t>& memory_mib);

/// A command as Lambda takes it: in its list no word may stand twice.
[[nodiscard]] manifest::Command distinct_words(const manifest::Command& command);

}  // namespace appinfra::topology
