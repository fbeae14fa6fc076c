#include "appinfra/topology/user_data.hpp"

#include <algorithm>
#include <numeric>

namespace appinfra::topology {

using cfn::Expr;
using Kind = cfn::Expr::Kind;

namespace {

/// What a reference or a value that nobody knows yet is taken for. Most are ARNs and host names. Bytes.
constexpr std::size_t unknown_bytes = 110;
/// What a pseudo parameter but the name of the stack has at most. Bytes.
constexpr std::size_t pseudo_bytes = 20;

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
            if (part.text.starts_with("AWS::") && part.text != "AWS::StackName")
                return pseudo_bytes;
            const cfn::Assembly::NamedParameter* known = context.assembly.find_parameter(part.text);
            return known != nullptr && known->spec.value ? known->spec.value->text.size() : unknown_bytes;
        }
        default:
            return unknown_bytes;
    }
}

/// The word that ends the here document which the line begins; empty if it begins none.
std::string here_document(std::string_view line) {
    const std::size_t operation = line.find("<<");
    if (operation == std::string_view::npos || line.substr(operation).starts_with("<<<"))
        return {};
    std::string_view word = line.substr(operation + 2);
    word = word.substr(word.find_first_not_of("-'\""));
    return std::string(word.substr(0, word.find_first_of("'\" ;|")));
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

std::string without_comments(std::string_view text) {
    std::string result;
    std::string here;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        const std::string_view line = text.substr(0, end);
        const std::string_view words = line.substr(std::min(line.find_first_not_of(" \n"), line.size()));
        text.remove_prefix(end);
        if (here.empty()) {
            const bool told_to_somebody = words.starts_with("#!") || words.starts_with("# shellcheck disable");
            if (words.empty() || (words.starts_with('#') && !told_to_somebody))
                continue;
            here = here_document(words.substr(0, words.find('\n')));
        } else if (line.substr(0, line.find('\n')) == here) {
            here.clear();
        }
        result += line;
    }
    return result;
}

std::size_t script_bytes(const Context& context, const Script& script) {
    return bytes_of(context, script_text(script).expr());
}

cfn::Value<cfn::String> user_data(const Context& context, const Script& commented) {
    std::vector<std::string> texts;
    for (const std::string_view text : commented.texts)
        texts.push_back(without_comments(text));
    const Script script{.variables = commented.variables, .texts = {texts.begin(), texts.end()}};
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
