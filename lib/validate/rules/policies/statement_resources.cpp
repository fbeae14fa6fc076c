#include <algorithm>

#include "../../arn.hpp"
#include "../../functions.hpp"
#include "../../text.hpp"
#include "actions.hpp"
#include "policies.hpp"

namespace appinfra::validate::rules {
namespace {

/// The resources of a statement, where all are known.
class Resources {
public:
    Resources(const Policy& policy, NodeId statement) {
        const Document& document = policy.document.document();
        for (const std::string_view key : {"Resource", "NotResource"})
            policy.each(statement, key, [&](NodeId resource) {
                const std::string_view text = text_of(document, resource);
                known_ = known_ && !text.empty() && text != "*" && !text.starts_with("{{resolve:");
                texts_.push_back(text);
            });
    }

    [[nodiscard]] bool known() const { return known_ && !texts_.empty(); }
    /// Whether one of them may be what such an ARN stands for.
    [[nodiscard]] bool contain(std::string_view form) const {
        return std::ranges::any_of(texts_, [&](std::string_view text) { return fits(form, text); });
    }

private:
    /// `form` is what stands behind the partition, `dynamodb:*:*:table/*`.
    static bool fits(std::string_view form, std::string_view text) {
        for (int part = 0; part < 2; ++part) {  // arn:partition:
            const std::size_t colon = text.find(':');
            if (colon == text.npos)
                return true;
            text.remove_prefix(colon + 1);
        }
        for (int part = 0; part < 3; ++part) {  // service:region:account:
            const std::string_view wanted = form.substr(0, form.find(':'));
            const std::string_view actual = text.substr(0, text.find(':'));
            if (actual != "*" && wanted != "*" && actual != wanted)
                return false;
            if (actual.size() == text.size())
                return true;
            form.remove_prefix(std::min(form.size(), wanted.size() + 1));
            text.remove_prefix(actual.size() + 1);
        }
        return fits_resource(form, text);
    }

    /// Part by part, until one may be anything.
    static bool fits_resource(std::string_view form, std::string_view text) {
        const char delimiter = form.find(':') != form.npos ? ':' : '/';
        if (form.find(delimiter) == form.npos)
            return true;
        while (true) {
            const std::string_view wanted = form.substr(0, form.find(delimiter));
            const std::string_view actual = text.substr(0, text.find(delimiter));
            if (wanted != actual)
                return wanted.empty() || wanted == "*" || actual.starts_with('*') ||
                       (actual.starts_with(wanted) && actual.find('*') != actual.npos);
            if (wanted.size() == form.size() || actual.size() == text.size())
                return true;
            form.remove_prefix(wanted.size() + 1);
            text.remove_prefix(actual.size() + 1);
        }
    }

    bool known_ = true;
    std::vector<std::string_view> texts_;
};

void check_action(const Policy& policy, NodeId statement, std::string_view action, const Resources& resources) {
    const std::size_t colon = action.find(':');
    if (colon == action.npos || action.find_first_of("*?") != action.npos)
        return;
    const auto service = policy.context.facts.services().find(lower(action.substr(0, colon)));
    const auto found = service ? find_action(*service, lower(action.substr(colon + 1))) : std::nullopt;
    if (!found || found->arn_count() == 0)
        return;
    for (std::size_t i = 0; i < found->arn_count(); ++i)
        if (resources.contain(found->arn(i)))
            return;
    const Document& document = policy.document.document();
    const NodeId resource = document.find(statement, "Resource");
    policy.document.report_key(policy.context, "I3510", resource ? resource : document.find(statement, "NotResource"),
                               "action " + quoted(action) + " works on none of the resources of its statement",
                               "it works on arn:*:" + std::string(found->arn(0)));
}

}  // namespace

void check_statement_resources(const Policy& policy, NodeId statement) {
    if (!policy.context.settings.selection.wants(RuleId("I3510").index()))
        return;
    const Resources resources(policy, statement);
    if (!resources.known())
        return;
    const Document& document = policy.document.document();
    policy.each(statement, "Action", [&](NodeId action) {
        if (is_text(document, action))
            check_action(policy, statement, document.text(action), resources);
    });
}

}  // namespace appinfra::validate::rules
