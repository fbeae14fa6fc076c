#pragma once

namespace appinfra::validate::rules {

/// Gives a variable another value until the end of the block.
template <class T>
class Temporarily {
public:
    Temporarily(T& variable, T value) : variable_(variable), former_(variable) { variable = value; }
    ~Temporarily() { variable_ = former_; }
    Temporarily(const Temporarily&) = delete;
    Temporarily& operator=(const Temporarily&) = delete;

private:
    T& variable_;
    T former_;
};

}  // namespace appinfra::validate::rules
