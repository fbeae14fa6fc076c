#include "appinfra/support/edit_distance.hpp"

#include <algorithm>
#include <array>

#include "appinfra/support/letter_case.hpp"

namespace appinfra::support {
namespace {

/// Words longer than this are never typing mistakes of each other worth the time.
constexpr std::size_t longest_word = 64;
/// Costs are counted in halves, so that a difference in letter case can cost less than another letter.
constexpr unsigned whole = 2;

constexpr unsigned substitution(char a, char b) {
    if (a == b)
        return 0;
    return lower(a) == lower(b) ? whole / 2 : whole;
}

/// What both begin or end with costs nothing.
void trim(std::string_view& a, std::string_view& b) {
    const auto begin = std::ranges::mismatch(a, b).in1 - a.begin();
    a.remove_prefix(static_cast<std::size_t>(begin));
    b.remove_prefix(static_cast<std::size_t>(begin));
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
}

/// The distance, or some number from `limit` on where it is no less.
unsigned distance(std::string_view a, std::string_view b, unsigned limit) {
    using Row = std::array<unsigned, longest_word + 1>;
    trim(a, b);
    std::array<Row, 3> rows;
    for (std::size_t j = 0; j <= b.size(); ++j)
        rows[0][j] = static_cast<unsigned>(j) * whole;
    unsigned least_above = 0;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        const Row& above = rows[(i - 1) % 3];
        Row& row = rows[i % 3];
        row[0] = static_cast<unsigned>(i) * whole;
        unsigned least = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + whole, row[j - 1] + whole, above[j - 1] + substitution(a[i - 1], b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + whole);
            least = std::min(least, row[j]);
        }
        // Two letters that changed places lead past one row.
        if (least >= limit && least_above >= limit)
            return limit;
        least_above = least;
    }
    return rows[a.size() % 3][b.size()];
}

}  // namespace

std::optional<std::string_view> did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
    if (word.empty() || word.size() > longest_word)
        return std::nullopt;
    // Up to a third of the word may be wrong, and at least one letter.
    unsigned best = std::max(1U, static_cast<unsigned>(word.size()) / 3) * whole + 1;
    std::optional<std::string_view> found;
    for (const std::string_view candidate : candidates) {
        const std::size_t added = std::max(word.size(), candidate.size()) - std::min(word.size(), candidate.size());
        if (candidate.size() > longest_word || added * whole >= best)
            continue;
        if (const unsigned cost = distance(word, candidate, best); cost < best) {
            best = cost;
            found = candidate;
        }
    }
    return found;
}

}  // namespace appinfra::support
