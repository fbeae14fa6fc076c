#include "default.hpp"

#include "../../number.hpp"
#include "../../text.hpp"
#include "appinfra/support/utf8.hpp"

namespace appinfra::validate::rules {
namespace {

class DefaultCheck {
public:
    DefaultCheck(Context& context, NodeId parameter, const ParameterType& type, Patterns& patterns)
        : context_(context), document_(context.document), parameter_(parameter), type_(type), patterns_(patterns) {}

    void run() {
        where_ = document_.find(parameter_, "Default");
        if (!is_scalar(document_, where_))
            return;
        const std::string value = scalar_text(document_, where_);
        if (!type_.list) {
            check_item(value);
            return;
        }
        if (is_allowed(value))
            return;  // AllowedValues may list whole lists
        std::string_view rest = value;
        for (bool more = !rest.empty(); more;) {
            const std::size_t comma = rest.find(',');
            more = comma != std::string_view::npos;
            check_item(rest.substr(0, comma));
            rest.remove_prefix(more ? comma + 1 : rest.size());
        }
    }

private:
    [[nodiscard]] bool is_allowed(std::string_view value) const {
        const NodeId allowed = document_.find(parameter_, "AllowedValues");
        if (!allowed || document_.kind(allowed) != Kind::list)
            return false;
        for (const NodeId one : document_.children(allowed))
            if (scalar_text(document_, one) == value)
                return true;
        return false;
    }

    void check_item(std::string_view item) {
        while (type_.list && item.starts_with(' '))
            item.remove_prefix(1);
        if (type_.number && !type_.stored && !number_in(item))
            fail(" is not a number");
        check_allowed(item);
        check_pattern(item);
        check_bounds(item);
    }

    void check_allowed(std::string_view item) {
        const NodeId allowed = document_.find(parameter_, "AllowedValues");
        if (allowed && document_.kind(allowed) == Kind::list && !is_allowed(item))
            fail(" is not one of AllowedValues");
    }

    void check_pattern(std::string_view item) {
        const NodeId pattern = document_.find(parameter_, "AllowedPattern");
        if (is_text(document_, pattern) && patterns_.matches(document_.text(pattern), item) == false)
            fail(" does not match AllowedPattern " + quoted(document_.text(pattern)));
    }

    void check_bounds(std::string_view item) {
        const auto length = static_cast<double>(support::count_characters(item));
        check_bound("MinLength", length, -1, " is shorter than MinLength");
        check_bound("MaxLength", length, 1, " is longer than MaxLength");
        if (const auto number = number_in(item)) {
            check_bound("MinValue", *number, -1, " is below MinValue");
            check_bound("MaxValue", *number, 1, " is above MaxValue");
        }
    }

    /// `side` is 1 for an upper bound and -1 for a lower one.
    void check_bound(std::string_view field, double value, int side, std::string_view message) {
        const NodeId node = document_.find(parameter_, field);
        const auto bound = number_in(scalar_text(document_, node));
        if (node && bound && side * (value - *bound) > 0)
            fail(std::string(message) + ' ' + scalar_text(document_, node));
    }

    void fail(std::string message) {
        const NodeId hidden = document_.find(parameter_, "NoEcho");
        const bool secret = hidden && scalar_text(document_, hidden) == "true";
        context_.report("E2015", where_,
                        "Default" + (secret ? std::string() : ' ' + shown(document_, where_)) + std::move(message));
    }

    Context& context_;
    const Document& document_;
    NodeId parameter_;
    const ParameterType& type_;
    Patterns& patterns_;
    NodeId where_;
};

}  // namespace

void check_default(Context& context, const Section::Entry& parameter, const ParameterType& type, Patterns& patterns) {
    DefaultCheck(context, parameter.node, type, patterns).run();
}

}  // namespace appinfra::validate::rules
