#pragma once

#include <string>
#include <vector>

/// A template that breaks one rule and no other, and one like it that breaks none.
struct Example {
    std::string id;
    std::string bad;
    std::string good;
};

std::vector<Example> examples_of_language();
std::vector<Example> examples_of_properties();
