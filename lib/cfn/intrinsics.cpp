#include "appinfra/cfn/intrinsics.hpp"

#include <iterator>
#include <stdexcept>
#include <utility>

namespace appinfra::cfn {
namespace {

Any pseudo(const char* name) { return {Expr::parameter(name)}; }

Condition combine(const char* function, std::initializer_list<Condition> conditions) {
    Expr call = Expr::call(function, {});
    for (const Condition& condition : conditions)
        call.items.push_back(condition.expr);
    return {std::move(call)};
}

}  // namespace

Any account_id() { return pseudo("AWS::AccountId"); }
Any no_value() { return pseudo("AWS::NoValue"); }
Any partition() { return pseudo("AWS::Partition"); }
Any region() { return pseudo("AWS::Region"); }
Any stack_id() { return pseudo("AWS::StackId"); }
Any stack_name() { return pseudo("AWS::StackName"); }
Any url_suffix() { return pseudo("AWS::URLSuffix"); }

Condition equals(const Value<Json>& left, const Value<Json>& right) {
    return {Expr::call("Fn::Equals", {left.expr(), right.expr()})};
}
Condition not_(const Condition& condition) { return combine("Fn::Not", {condition}); }
Condition and_(std::initializer_list<Condition> conditions) { return combine("Fn::And", conditions); }
Condition or_(std::initializer_list<Condition> conditions) { return combine("Fn::Or", conditions); }

Any if_(const Condition& condition, const Value<Json>& then, const Value<Json>& otherwise) {
    return {Expr::call("Fn::If", {condition.expr, then.expr(), otherwise.expr()})};
}

Any select(int index, const Value<Json>& list) {
    return {Expr::call("Fn::Select", {Expr::of(std::int64_t{index}), list.expr()})};
}
Any split(std::string_view separator, const Value<Json>& text) {
    return {Expr::call("Fn::Split", {Expr::of(std::string(separator)), text.expr()})};
}
Value<String> join(std::string_view separator, const Value<Json>& list) {
    return Any{Expr::call("Fn::Join", {Expr::of(std::string(separator)), list.expr()})};
}
Any availability_zones() { return {Expr::call("Fn::GetAZs", {Expr::of(std::string())})}; }
Any cidr(const Value<Json>& block, int count, int host_bits) {
    return {Expr::call("Fn::Cidr", {block.expr(), Expr::of(std::int64_t{count}), Expr::of(std::int64_t{host_bits})})};
}
Value<String> base64(const Value<String>& text) { return Any{Expr::call("Fn::Base64", {text.expr()})}; }

Value<String> concatenate(std::vector<Expr> parts) {
    return Any{Expr{.kind = Expr::Kind::sub, .items = std::move(parts)}};
}

Value<String> format_sub(std::string_view format, std::vector<Expr> arguments) {
    std::vector<Expr> parts;
    parts.reserve(2 * arguments.size() + 1);
    for (Expr& argument : arguments) {
        const std::size_t hole = format.find("{}");
        if (hole == std::string_view::npos)
            throw std::logic_error("more arguments than holes in the format");
        if (hole != 0)
            parts.push_back(Expr::of(std::string(format.substr(0, hole))));
        format.remove_prefix(hole + 2);
        // A concatenation within a concatenation is one longer concatenation.
        if (argument.kind == Expr::Kind::sub)
            std::move(argument.items.begin(), argument.items.end(), std::back_inserter(parts));
        else
            parts.push_back(std::move(argument));
    }
    if (!format.empty())
        parts.push_back(Expr::of(std::string(format)));
    return concatenate(std::move(parts));
}

Expr object(std::initializer_list<std::pair<std::string_view, Value<Json>>> entries) {
    Expr result = Expr::object();
    for (const auto& [key, value] : entries)
        result.set(key, value.expr());
    return result;
}

Expr list(std::initializer_list<Value<Json>> items) {
    Expr result = Expr::list({});
    for (const Value<Json>& item : items)
        result.items.push_back(item.expr());
    return result;
}

}  // namespace appinfra::cfn
