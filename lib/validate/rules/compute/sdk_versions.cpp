#include "../../known_values.hpp"
#include "../../number.hpp"
#include "../../text.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

/// Whether text up to a name is, or may be, a comment.
bool in_comment(std::string_view before) {
    const std::size_t open = before.rfind("/*");
    if (open != before.npos && before.find("*/", open) == before.npos)
        return true;
    const std::size_t end = before.rfind('\n');
    return before.substr(end == before.npos ? 0 : end).find("//") != std::string_view::npos;
}

/// Whether text up to the quote before a name says that JavaScript loads what has the name.
bool is_request(std::string_view before) {
    before = trimmed(before);
    return (before.ends_with("require(") || before.ends_with("from")) && !in_comment(before);
}

/// Code that knows version 3, too, may ask for version 2 only where that exists.
bool asks_for_version_2(std::string_view code) {
    constexpr std::string_view name = "aws-sdk";
    if (code.find("@aws-sdk") != code.npos)
        return false;
    for (std::size_t at = code.find(name); at != code.npos; at = code.find(name, at + 1)) {
        const char quote = at == 0 ? ' ' : code[at - 1];
        const char next = at + name.size() < code.size() ? code[at + name.size()] : ' ';
        if ((quote == '\'' || quote == '"') && (next == quote || next == '/') && is_request(code.substr(0, at - 1)))
            return true;
    }
    return false;
}

/// https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html (2026-11-28)
bool lacks_version_2(std::string_view runtime) {
    constexpr std::string_view language = "nodejs";
    if (!runtime.starts_with(language) || !runtime.ends_with(".x"))
        return false;
    const auto version = number_in(runtime.substr(language.size(), runtime.size() - language.size() - 2));
    return version && *version >= 18;
}

/// Whether no layer can bring the SDK.
bool stands_alone(Context& context, NodeId properties) {
    return presence(context.document, context.assumptions, properties, "Layers") == Presence::absent;
}

void check_code(Context& context, NodeId properties, NodeId code) {
    bool told = false;
    each_value(context.document, context.assumptions, properties, "Runtime", [&](NodeId node) {
        const std::string_view runtime = literal_of(context.document, node);
        if (told || !lacks_version_2(runtime) || !stands_alone(context, properties))
            return;
        told = true;
        context.report_key("A1114", code,
                           "the code asks for aws-sdk, but " + std::string(runtime) + " has only @aws-sdk",
                           "use the clients of version 3, such as @aws-sdk/client-s3");
    });
}

}  // namespace

void check_sdk_versions(Context& context) {
    for (const std::uint32_t function : context.resources_of("AWS::Lambda::Function"))
        context.property(function, "", [&](NodeId properties) {
            each_value(context.document, context.assumptions, properties, "Code/ZipFile", [&](NodeId code) {
                std::string text;
                for (const Piece& piece : pieces_of(context.document, code))
                    if (piece.kind == Piece::Kind::text)
                        text += piece.text;
                if (asks_for_version_2(text))
                    check_code(context, properties, code);
            });
        });
}

}  // namespace appinfra::validate::rules
