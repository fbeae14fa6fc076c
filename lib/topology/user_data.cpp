#include "appinfra/topology/user_data.hpp"

#include <algorithm>
#include <numeric>

namespace appinfra::topology {

using cfn::Expr;
using Kind = cfn::Expr::Kind;

namespace {

/// What a reference or a value that nobody knows yet is taken for. Most are ARNs and host names. Bytes.
constexpr std::size_t unknown_bytes = 160;

std::size_t bytes_of(const Context& context, const Expr& part) {
    switch (part.kind) {
        case Kind::string:
            return part.text.size();
        case Kind::sub:
        case Kind::call: {
            const std::size_t inside =
                std::accumulate(part.items.begin(), part.items.end(), std::size_t{0},
                                [&](std::size_t sum, const Expr& item) { return sum + bytes_of(context, item); });
            return part.text == "Fn::Base64" ? (inside + 2) / 3 * 4 : inside;
        }
        case Kind::parameter: {
            const cfn::Assembly::NamedParameter* known = context.assembly.find_parameter(part.text);
            return known != nullptr && known->spec.value ? known->spec.value->text.size() : unknown_bytes;
        }
        default:
            return unknown_bytes;
    }
}

struct Contribution {
    std::string name;
    std::size_t bytes;
};

/// What takes the room, the most first.
std::vector<Contribution> contributions(const Context& context, const Script& script) {
    std::vector<Contribution> result;
    for (const Assignment& assignment : script.variables) {
        std::size_t bytes = 0;
        for (const Expr& part : assignment_text(assignment))
            bytes += bytes_of(context, part);
        result.push_back({assignment.name, bytes});
    }
    std::size_t texts = 0;
    for (const std::string_view text : script.texts)
        texts += text.size();
    result.push_back({"the script itself", texts});
    std::ranges::stable_sort(result, std::greater{}, &Contribution::bytes);
    return result;
}

}  // namespace

std::size_t script_bytes(const Context& context, const Script& script) {
    return bytes_of(context, script_text(script).expr());
}

cfn::Value<cfn::String> user_data(const Context& context, const Script& script) {
    const std::size_t bytes = script_bytes(context, script);
    if (bytes > user_data_limit) {
        std::string message = "user data would have about " + std::to_string(bytes) + " bytes, and instances take " +
                              std::to_string(user_data_limit) + "; most of it is";
        std::vector<Contribution> most = contributions(context, script);
        most.resize(std::min<std::size_t>(most.size(), 3), {});
        for (const Contribution& one : most)
            message += (&one == most.data() ? " " : ", ") + one.name + " (" + std::to_string(one.bytes) + ")";
        throw UserDataTooLong(message);
    }
    return cfn::base64(script_text(script));
}

}  // namespace appinfra::topology
