// Mending of templates: what comes out is a template, and differs only near what a finding was about.
#include <algorithm>
#include <set>
#include <vector>

#include "appinfra/inspect/fix.hpp"
#include "appinfra/inspect/inspect.hpp"
#include "target.hpp"

using namespace appinfra;

namespace {

using document::Document;
using document::NodeId;

/// The scalars with their paths, and how often each of these pairs occurs.
std::multiset<std::string> scalars(const Document& document) {
    std::multiset<std::string> result;
    std::vector<NodeId> open = {document.root()};
    while (!open.empty()) {
        const NodeId node = open.back();
        open.pop_back();
        for (const NodeId child : document.children(node))
            open.push_back(child);
        if (!document.first_child(node))
            result.insert(document.path(node) + '=' + std::string(document.text(node)));
    }
    return result;
}

/// Where a finding may change something: next to what it is about, for what goes may take its list along.
std::string surroundings(std::string path) {
    path.resize(std::min(path.find("/Fn::"), path.size()));
    for (int level = 0; level < 2; ++level)
        path.resize(path.rfind('/') == path.npos ? 0 : path.rfind('/'));
    return path;
}

void require_same_elsewhere(const Document& before, const Document& after, const std::vector<std::string>& changed) {
    const std::multiset<std::string> old = scalars(before);
    const std::multiset<std::string> mended = scalars(after);
    std::vector<std::string> differences;
    std::ranges::set_symmetric_difference(old, mended, std::back_inserter(differences));
    for (const std::string& difference : differences)
        fuzz::require(
            std::ranges::any_of(changed, [&](const std::string& path) { return difference.starts_with(path); }));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const validate::Settings settings{.today = "2026-11-24"};
    const inspect::Verdict verdict = inspect::inspect(text, "fuzz", inspect::Origin::named, settings);
    const inspect::Fixed fixed = inspect::fix(text, "fuzz", verdict.findings);
    if (fixed.count == 0) {
        fuzz::require(fixed.text == text);
        return 0;
    }
    diagnostics::Sink sink;
    const auto before = document::read_template(text, "fuzz", sink);
    const auto after = document::read_template(fixed.text, "fuzz", sink);
    fuzz::require(before && after && !sink.has_errors());
    std::vector<std::string> changed;
    for (const diagnostics::Diagnostic& finding : verdict.findings)
        if (!finding.fix.empty())
            changed.push_back(surroundings(finding.path));
    require_same_elsewhere(*before, *after, changed);
    return 0;
}
