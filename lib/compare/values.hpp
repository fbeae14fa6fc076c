#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "appinfra/document/document.hpp"

namespace appinfra::compare {

/// Gives equal values equal numbers, whatever document they stand in. The order of keys does not matter, nor whether a
/// scalar is quoted: CloudFormation converts it. Numbers start at 1, so that 0 can stand for "not there".
class Values {
public:
    /// The number of each node that the root reaches, by index of the node; 0 for others.
    [[nodiscard]] std::vector<std::uint32_t> number(const document::Document& document);

private:
    [[nodiscard]] std::uint32_t number_of(std::string content);
    [[nodiscard]] std::string content(const document::Document& document, document::NodeId node,
                                      const std::vector<std::uint32_t>& numbers);

    std::unordered_map<std::string, std::uint32_t> known_;
};

}  // namespace appinfra::compare
