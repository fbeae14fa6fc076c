#pragma once

#include <string_view>
#include <vector>

namespace appinfra::validate {

/// A template on the page of a rule.
struct PageExample {
    bool good;  ///< Does not break the rule.
    std::string_view yaml;
};

/// What docs/rules says about a rule. Views into the page.
struct Page {
    std::string_view title;    ///< `E3012: wrong-type`
    std::string_view why;      ///< What goes wrong, and what to do: paragraphs of Markdown.
    std::string_view applies;  ///< Resource types, separated by commas; may be empty.
    std::string_view source;   ///< The page that says so, and when it was read; may be empty.
    std::vector<PageExample> examples;
};

/// The page of a rule as it stands in docs/rules; empty where there is none.
[[nodiscard]] std::string_view page_text(std::string_view id);

[[nodiscard]] Page read_page(std::string_view text);

}  // namespace appinfra::validate
