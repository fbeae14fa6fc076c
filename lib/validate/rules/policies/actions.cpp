#include "actions.hpp"

#include <algorithm>
#include <array>

#include "../../text.hpp"
#include "policies.hpp"

namespace appinfra::validate::rules {
namespace {

/// Policies of these types speak of one service only.
struct OnlyService {
    std::string_view type;
    std::string_view service;
};
constexpr std::array only_services = {
    OnlyService{"AWS::S3::BucketPolicy", "s3"},
    OnlyService{"AWS::SNS::TopicPolicy", "sns"},
    OnlyService{"AWS::SQS::QueuePolicy", "sqs"},
};

/// Whether a text in lower case fits a pattern in which `*` is any text and `?` any character.
bool fits(std::string_view pattern, std::string_view text) {
    std::size_t at = 0;
    std::size_t star = std::string_view::npos;
    std::size_t retry = 0;
    std::size_t next = 0;
    while (next < text.size()) {
        if (at < pattern.size() && (pattern[at] == '?' || pattern[at] == text[next])) {
            ++at;
            ++next;
        } else if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            retry = next;
        } else if (star != std::string_view::npos) {
            at = star + 1;
            next = ++retry;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

std::string meant(Context& context, const schema::Service& service, std::string_view permission) {
    std::vector<std::string> names;
    for (schema::Actions actions = service.actions(); actions.next();)
        names.emplace_back(actions.name());
    return context.suggest(permission, {names.begin(), names.end()});
}

std::string meant_service(Context& context, std::string_view name) {
    std::vector<std::string_view> names;
    for (const schema::Service service : context.facts.services())
        names.push_back(service.name());
    return context.suggest(name, std::move(names));
}

/// The key under which the actions stand: where cfn-lint points to.
NodeId holder_of(const Document& document, NodeId action) {
    NodeId holder = action;
    while (document.key(holder) != "Action" && document.key(holder) != "NotAction")
        holder = document.parent(holder);
    return holder;
}

class ActionCheck {
public:
    ActionCheck(const Policy& policy, NodeId node) : policy_(policy), node_(node) {}

    void check(std::string_view text) {
        if (text == "*")
            return;
        const std::size_t colon = text.find(':');
        if (colon == text.npos)
            return report("action " + quoted(text) + " names no service", "write it as service:action, or *");
        const std::string name = lower(text.substr(0, colon));
        check_service(name);
        if (const auto service = policy_.context.facts.services().find(name))
            check_permission(*service, text.substr(colon + 1));
        else
            report("service " + quoted(name) + " does not exist", meant_service(policy_.context, name));
    }

private:
    void check_service(std::string_view name) {
        const auto only = std::ranges::find(only_services, policy_.place.type, &OnlyService::type);
        if (only != only_services.end() && name != only->service)
            report(std::string(only->type) + " takes actions of " + std::string(only->service) + ", not of " +
                       quoted(name),
                   {});
    }

    void check_permission(const schema::Service& service, std::string_view permission) {
        const std::string wanted = lower(permission);
        if (find_action(service, wanted))
            return;
        const bool wild = permission.find_first_of("*?") != permission.npos;
        std::string help;
        if (!wild && find_action(service, wanted + '*'))
            help = "did you mean " + quoted(std::string(permission) + '*');
        else if (!wild)
            help = meant(policy_.context, service, wanted);
        report(std::string(service.name()) + " has no action " + (wild ? "that fits " : "") + quoted(permission),
               std::move(help));
    }

    void report(std::string message, std::string help) {
        policy_.document.report_key(policy_.context, "W3037", holder_of(policy_.document.document(), node_),
                                    std::move(message), std::move(help));
    }

    const Policy& policy_;
    NodeId node_;
};

}  // namespace

std::optional<schema::Actions> find_action(const schema::Service& service, std::string_view pattern) {
    for (schema::Actions actions = service.actions(); actions.next();)
        if (fits(pattern, actions.name()))
            return actions;
    return {};
}

void check_actions(const Policy& policy, NodeId statement) {
    const Document& document = policy.document.document();
    for (const std::string_view key : {"Action", "NotAction"})
        policy.each(statement, key, [&](NodeId action) {
            if (is_text(document, action))
                ActionCheck(policy, action).check(document.text(action));
        });
}

}  // namespace appinfra::validate::rules
