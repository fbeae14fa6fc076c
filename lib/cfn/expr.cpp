#include "appinfra/cfn/expr.hpp"

#include <fmt/format.h>

namespace appinfra::cfn {

Expr Expr::of(double value) { return {.kind = Kind::number, .text = fmt::format("{}", value)}; }

Expr& Expr::set(std::string_view key, Expr value) {
    if (!value.absent()) {
        keys.emplace_back(key);
        items.push_back(std::move(value));
    }
    return *this;
}

const Expr* Expr::find(std::string_view key) const {
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys[i] == key)
            return &items[i];
    return nullptr;
}

}  // namespace appinfra::cfn
