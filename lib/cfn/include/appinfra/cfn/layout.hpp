#pragma once

#include <optional>
#include <string>
#include <vector>

#include "appinfra/cfn/assembly.hpp"
#include "appinfra/document/document.hpp"

namespace appinfra::cfn {

/// How an assembly is cut into templates.
enum class Layout : std::uint8_t {
    single,   ///< One template with everything.
    layered,  ///< One template per layer, tied together by SSM parameters.
};

/// Where the SSM parameters that tie templates together live: `/<app>/<environment>/<layer>/<name>`.
struct Scope {
    std::string app;
    std::string environment;  ///< As rendered into parameter files; templates say `${Environment}`.
};

/// The parameter that names the environment; the one parameter that this module itself refers to.
inline constexpr std::string_view environment_parameter = "Environment";

struct Template {
    struct ParameterUse {
        std::string name;
        std::optional<std::string> value;  ///< What the rendered environment uses; none: said when deploying.
    };
    std::string name;
    std::optional<Layer> layer;  ///< None for the single layout.
    document::Document document;
    std::vector<ParameterUse> parameters;
};

/// A reference from one layer to a resource of another.
struct Crossing {
    Layer consumer;
    Expr reference;
};
/// All references of the assembly between layers.
[[nodiscard]] std::vector<Crossing> crossings(const Assembly& assembly);

/// Lays the assembly out. `single_name` names the template of the single layout. A layer without resources gives no
/// template.
///
/// In the layered layout a reference that crosses templates becomes an `AWS::SSM::Parameter` in the producer and a
/// typed parameter of the same meaning in the consumer. A reference to a layer that is deployed later is a bug of the
/// scenario (std::logic_error), which excludes cycles; so is a reference into `edge`, whose region is another one.
/// `others` are references of other assemblies with the same lower layers: what they need is given as well, so that
/// the templates of these layers do not depend on what stands on them.
[[nodiscard]] std::vector<Template> lay_out(const Assembly& assembly, Layout layout, const Scope& scope,
                                            const std::string& single_name, const std::vector<Crossing>& others = {});

}  // namespace appinfra::cfn
