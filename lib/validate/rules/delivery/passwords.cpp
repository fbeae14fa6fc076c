#include <algorithm>
#include <array>

#include "../../each_below.hpp"
#include "../../text.hpp"
#include "delivery.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr std::array<std::string_view, 9> names = {
    "ADDomainJoinPassword", "AccountPassword",  "AdminPassword", "CrossRealmTrustPrincipalPassword",
    "DbPassword",           "KdcAdminPassword", "Password",      "MasterUserPassword",
    "PasswordParam"};

bool is_password(std::string_view key) {
    return key.find("Password") != key.npos && std::ranges::find(names, key) != names.end();
}

bool is_masked(const Document& document, NodeId parameter) {
    const NodeId hidden = document.find(parameter, "NoEcho");
    return hidden && scalar_text(document, hidden) != "false";
}

class PasswordCheck {
public:
    explicit PasswordCheck(Context& context)
        : context_(context), document_(context.document), unmasked_(context.templ.parameters.entries().size()) {}

    void run() {
        for (std::uint32_t i = 0; i < context_.templ.resources.entries().size(); ++i)
            each_below(document_, context_.properties(i), [this](NodeId node) {
                if (is_password(document_.key(node)))
                    check(node);
            });
        for (std::size_t i = 0; i < unmasked_.size(); ++i)
            if (!unmasked_[i].empty())
                context_.report_key("W2501", context_.templ.parameters.entries()[i].node,
                                    "parameter " + quoted(context_.templ.parameters.entries()[i].name) +
                                        " is used as " + std::string(unmasked_[i]) + ", but is shown to everybody",
                                    "set NoEcho: true");
    }

private:
    void check(NodeId node) {
        if (is_text(document_, node)) {
            const std::string_view text = document_.text(node);
            const std::size_t start = text.find("{{resolve:");
            if (start == text.npos)
                context_
                    .report_key("W2501", node, "a password is spelled in the template",
                                "keep it in Secrets Manager and use a dynamic reference")
                    .confidential = true;
            else if (text.substr(start).starts_with("{{resolve:ssm:"))
                context_.report_key("W2501", node, "a password comes from an SSM parameter that is not secure",
                                    "use ssm-secure or secretsmanager");
            return;
        }
        const auto call = call_of(document_, node);
        if (call && call->function == Function::ref) {
            const auto parameter = context_.templ.parameters.find(text_of(document_, call->argument));
            if (parameter && !is_masked(document_, context_.templ.parameters.entries()[*parameter].node))
                unmasked_[*parameter] = document_.key(node);
        } else if (document_.kind(node) == Kind::map && document_.child_count(node) > 1) {
            context_.report_key("W2501", node, "a password is a map");
        }
    }

    Context& context_;
    const Document& document_;
    std::vector<std::string_view> unmasked_;  ///< Of each parameter, as which password it is used.
};

}  // namespace

void check_passwords(Context& context) { PasswordCheck(context).run(); }

}  // namespace appinfra::validate::rules
