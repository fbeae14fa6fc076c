#pragma once

#include <functional>
#include <set>
#include <string>

#include "appinfra/cfn/assembly.hpp"
#include "appinfra/document/document.hpp"

namespace appinfra::cfn {

/// Turns expressions into nodes of one template and remembers which parameters and conditions they used.
class Lowering {
public:
    /// Says whether a reference to that resource leaves the template, and by the name of which parameter it comes back.
    using Crossing = std::function<std::optional<std::string>(const Expr& reference)>;

    Lowering(document::Document& document, Crossing crossing) : document_(document), crossing_(std::move(crossing)) {}

    document::NodeId lower(const Expr& expr);
    /// A condition function, as it stands in the `Conditions` section or in `Rules`.
    document::NodeId lower_condition(const Expr& expr);
    document::NodeId string(std::string_view text) { return document_.make_string(text); }

    [[nodiscard]] const std::set<std::string>& parameters() const { return parameters_; }
    [[nodiscard]] const std::set<std::string>& conditions() const { return conditions_; }

private:
    document::NodeId lower_reference(const Expr& expr);
    document::NodeId lower_sub(const Expr& expr);
    document::NodeId lower_call(const Expr& expr);
    document::NodeId function(std::string_view name, document::NodeId argument);
    [[nodiscard]] std::string placeholder(const Expr& part);
    std::string use_parameter(std::string name);

    document::Document& document_;
    Crossing crossing_;
    std::set<std::string> parameters_;
    std::set<std::string> conditions_;
};

}  // namespace appinfra::cfn
