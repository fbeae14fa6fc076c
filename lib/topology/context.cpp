#include "appinfra/topology/context.hpp"

#include <cctype>

namespace appinfra::topology {

cfn::Setting setting(const manifest::Traced<std::string>& value) { return {value.value, value.origin}; }
cfn::Setting setting(const manifest::Traced<std::int64_t>& value) {
    return {std::to_string(value.value), value.origin};
}
cfn::Setting setting(const manifest::Traced<bool>& value) { return {value.value ? "true" : "false", value.origin}; }
cfn::Setting unset() { return {}; }

std::string camel_case(std::string_view name) {
    std::string result;
    bool start = true;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) == 0) {
            start = true;
            continue;
        }
        result += static_cast<char>(start ? std::toupper(byte) : std::tolower(byte));
        start = false;
    }
    return result;
}

std::string stack_name(const std::string& app, const std::string& environment, const std::string& scenario,
                       std::optional<cfn::Layer> layer) {
    if (layer == cfn::Layer::pipeline)
        return app + "-" + std::string(name_of(*layer));
    std::string name = app + "-" + environment;
    if (layer)
        name += "-" + (layer == cfn::Layer::app ? scenario : std::string(name_of(*layer)));
    return name;
}

cfn::Parameter domain_parameter(Context& context) {
    return context.assembly.parameter(
        "DomainName", {.description = "Host name of the application.", .value = setting(context.app.domain)});
}

Switch make_switch(Context& context, const std::string& name, const std::string& condition, std::string description,
                   const manifest::Traced<bool>& value) {
    const cfn::Parameter parameter = context.assembly.parameter(
        name, {.description = std::move(description), .value = setting(value), .allowed_values = {"true", "false"}});
    return {parameter, context.assembly.condition(condition, cfn::equals(parameter.ref(), "true"))};
}

}  // namespace appinfra::topology
