#include "appinfra/inspect/nested.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "appinfra/document/read.hpp"

namespace appinfra::inspect {
namespace {

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html (2026-11-23)
constexpr std::uintmax_t largest_template = 1'000'000;

}  // namespace

std::optional<document::Document> read_nested(const std::string& file, std::string_view path) {
    const std::filesystem::path target = std::filesystem::path(file).parent_path() / path;
    std::error_code error;
    if (!std::filesystem::is_regular_file(target, error) ||
        std::filesystem::file_size(target, error) > largest_template)
        return {};
    std::ifstream stream(target, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    diagnostics::Sink sink;
    auto document = document::read_template(text, target.string(), sink);
    if (!document || document->kind(document->root()) != document::Kind::map ||
        !document->find(document->root(), "Resources"))
        return {};
    return document;
}

}  // namespace appinfra::inspect
