#include "safety.hpp"

namespace appinfra::validate::rules {

Fate fate_of(const Context& context, std::uint32_t resource, std::string_view policy) {
    const NodeId node = context.document.find(context.resource(resource).node, policy);
    if (!node)
        return Fate::unsaid;
    const std::string_view text = text_of(context.document, node);
    if (text == "Delete")
        return Fate::lost;
    return text.starts_with("Retain") || text == "Snapshot" ? Fate::kept : Fate::unknown;
}

std::optional<std::string_view> parameter_in(const Context& context, NodeId value) {
    std::vector<NodeId> open = {value};
    while (!open.empty()) {
        const NodeId node = open.back();
        open.pop_back();
        if (is_scalar(context.document, node))
            continue;
        for (const Piece& piece : pieces_of(context.document, node))
            if (piece.kind == Piece::Kind::name && context.templ.parameters.contains(piece.text))
                return piece.text;
        const auto call = call_of(context.document, node);
        if (call && call->function == Function::branch)
            if (const auto condition = context.templ.conditions.find(
                    text_of(context.document, child(context.document, call->argument, 0))))
                open.push_back(context.templ.conditions.entries()[*condition].node);
        for (const NodeId child : context.document.children(node))
            open.push_back(child);
    }
    return {};
}

void check_safety(Context& context) {
    if (context.wants("A2301"))
        check_replaced_data(context);
    check_restored_snapshots(context);
    check_keys_of_kept_data(context);
    check_backups(context);
    check_expiry(context);
    check_replication(context);
    check_kept_databases(context);
    if (context.wants("A2310") || context.wants("A2311"))
        check_protection(context);
}

}  // namespace appinfra::validate::rules
