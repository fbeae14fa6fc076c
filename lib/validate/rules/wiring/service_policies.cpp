#include "service_policies.hpp"

namespace appinfra::validate::rules {
namespace {

/// Whether a text put together may be `*`, the service, or the service in a region.
bool may_name(const std::vector<Piece>& pieces, std::string_view service) {
    if (pieces.empty() || pieces[0].kind != Piece::Kind::text)
        return true;
    const std::string_view text = pieces[0].text;
    const std::string_view name = service.substr(0, service.find('.') + 1);
    return text == "*" || text.starts_with(name) || (pieces.size() > 1 && text.find('.') == text.npos);
}

/// Whether a principal under `AWS` is, or may be, everybody. What begins with another text, or with a resource, is an
/// account, a user or a role.
bool may_be_anybody(Context& context, NodeId principal) {
    bool anybody = false;
    each_item(context.document, context.assumptions, principal, [&](NodeId item) {
        const auto pieces = pieces_of(context.document, item);
        const bool one =
            !pieces.empty() &&
            (pieces[0].kind == Piece::Kind::unknown || (pieces[0].kind == Piece::Kind::text && pieces[0].text == "*") ||
             (pieces[0].kind == Piece::Kind::name && context.templ.parameters.contains(pieces[0].text)));
        anybody = anybody || one;
    });
    return anybody;
}

/// Whether a principal under `Service` is, or may be, a service.
bool may_be_service(Context& context, NodeId principal, std::string_view service) {
    bool may_be = false;
    each_item(context.document, context.assumptions, principal,
              [&](NodeId item) { may_be = may_be || may_name(pieces_of(context.document, item), service); });
    return may_be;
}

/// Whether a principal of a policy is, or may be, a service.
bool may_be(Context& context, NodeId principal, std::string_view service) {
    const Document& document = context.document;
    bool found = false;
    each_branch(document, context.assumptions, principal, [&](NodeId node) {
        const bool known = document.kind(node) == Kind::map && !call_of(document, node);
        const NodeId accounts = known ? document.find(node, "AWS") : document::none;
        const NodeId services = known ? document.find(node, "Service") : document::none;
        found = found || (!known && may_be_service(context, node, service)) ||
                (accounts && may_be_anybody(context, accounts)) ||
                (services && may_be_service(context, services, service));
    });
    return found;
}

/// Whether any statement of a policy lets a service do something.
bool admits(Context& context, NodeId policy, std::string_view service) {
    const Document& document = context.document;
    const NodeId statements = document.find(policy, "Statement");
    if (!statements || call_of(document, policy))
        return true;
    bool found = false;
    each_item(document, context.assumptions, statements, [&](NodeId statement) {
        if (is_no_value(document, statement) || text_of(document, document.find(statement, "Effect")) == "Deny")
            return;
        const NodeId principal =
            document.kind(statement) == Kind::map ? document.find(statement, "Principal") : document::none;
        found = found || !principal || may_be(context, principal, service);
    });
    return found;
}

}  // namespace

bool admits(Context& context, std::uint32_t resource, std::string_view path, std::string_view service) {
    bool found = !context.may_exist(resource);
    context.property(resource, path, [&](NodeId policy) { found = found || admits(context, policy, service); });
    return found;
}

}  // namespace appinfra::validate::rules
