#include "appinfra/inspect/fix.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "appinfra/document/read.hpp"
#include "same_but.hpp"
#include "text_edits.hpp"

namespace appinfra::inspect {
namespace {

/// Findings of one text that are mended; each that cannot be mended together with the others costs reading it again.
constexpr std::size_t most_single_trials = 100;

/// The change that one finding wants.
struct Mend {
    std::vector<Replacement> replacements;  ///< In order.
    std::string path;                       ///< What it may change.
};

/// The path of what a finding is about: the call of a function rather than its argument, and what an edit removes.
std::string path_of(const diagnostics::Diagnostic& finding) {
    std::string path = finding.path;
    const auto removes = [](const diagnostics::Edit& edit) { return edit.change != diagnostics::Edit::Change::scalar; };
    if (std::ranges::any_of(finding.fix, removes))
        if (const std::size_t function = path.rfind("/Fn::"); function != path.npos)
            path.resize(function);
    return path;
}

std::vector<Mend> mends(std::string_view text, std::span<const diagnostics::Diagnostic> findings) {
    const TextEdits edits(text);
    std::vector<Mend> result;
    for (const diagnostics::Diagnostic& finding : findings) {
        if (finding.fix.empty() || finding.suppressed)
            continue;
        Mend mend{.replacements = {}, .path = path_of(finding)};
        for (const diagnostics::Edit& edit : finding.fix)
            if (auto replacement = edits.of(edit))
                mend.replacements.push_back(std::move(*replacement));
        std::ranges::sort(mend.replacements, {}, &Replacement::begin);
        if (mend.replacements.size() == finding.fix.size())
            result.push_back(std::move(mend));
    }
    std::ranges::stable_sort(result, {}, [](const Mend& mend) { return mend.replacements.front().begin; });
    return result;
}

/// Those that do not overlap an earlier one.
std::vector<Mend> apart(std::vector<Mend> all) {
    std::vector<Mend> result;
    std::size_t end = 0;
    for (Mend& mend : all) {
        bool overlaps = false;
        std::size_t last = end;
        for (const Replacement& replacement : mend.replacements) {
            overlaps = overlaps || replacement.begin < last;
            last = replacement.end;
        }
        if (overlaps)
            continue;
        end = last;
        result.push_back(std::move(mend));
    }
    return result;
}

std::optional<document::Document> read(std::string_view text, const std::string& file) {
    diagnostics::Sink sink;
    auto document = document::read_template(text, file, sink);
    return sink.has_errors() ? std::nullopt : std::move(document);
}

/// The text with the changes, where they are proven to change nothing else and leave something.
std::optional<std::string> proven(std::string_view text, const std::string& file, const document::Document& before,
                                  std::span<const Mend> mends) {
    std::vector<Replacement> replacements;
    std::vector<std::string> paths;
    for (const Mend& mend : mends) {
        replacements.insert(replacements.end(), mend.replacements.begin(), mend.replacements.end());
        paths.push_back(mend.path);
    }
    std::string changed = replaced(text, replacements);
    const auto after = read(changed, file);
    if (!after || !after->first_child(after->root()) || !same_but(before, *after, paths))
        return {};
    return changed;
}

}  // namespace

Fixed fix(std::string_view text, const std::string& file, std::span<const diagnostics::Diagnostic> findings) {
    const std::vector<Mend> wanted = apart(mends(text, findings));
    const auto before = wanted.empty() ? std::nullopt : read(text, file);
    if (!before)
        return {.text = std::string(text)};
    if (auto changed = proven(text, file, *before, wanted))
        return {.text = std::move(*changed), .count = wanted.size()};
    std::vector<Mend> good;
    for (std::size_t i = 0; i < wanted.size() && i < most_single_trials; ++i)
        if (proven(text, file, *before, std::span(wanted).subspan(i, 1)))
            good.push_back(wanted[i]);
    if (auto changed = good.empty() ? std::nullopt : proven(text, file, *before, good))
        return {.text = std::move(*changed), .count = good.size()};
    if (auto changed = good.empty() ? std::nullopt : proven(text, file, *before, std::span(good).first(1)))
        return {.text = std::move(*changed), .count = 1};
    return {.text = std::string(text)};
}

}  // namespace appinfra::inspect
