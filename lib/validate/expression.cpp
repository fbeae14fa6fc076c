#include "expression.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "text.hpp"
#include "values.hpp"

namespace appinfra::validate {
namespace {

/// A result may be as large as this; what is longer no property takes.
constexpr std::size_t longest_text = 100'000;
constexpr std::size_t most_items = 10'000;

Outcome text(std::string value) { return {.kind = Outcome::Kind::text, .text = std::move(value)}; }

void inherit(Outcome& outcome, const Outcome& part) {
    outcome.from_parameter = outcome.from_parameter || part.from_parameter;
    outcome.secret = outcome.secret || part.secret;
}

bool is_text(const std::optional<Outcome>& outcome) { return outcome && outcome->kind == Outcome::Kind::text; }
bool is_list(const std::optional<Outcome>& outcome) { return outcome && outcome->kind == Outcome::Kind::list; }

/// What pseudo parameters usually are; nothing for those that are no text.
std::optional<std::string_view> usual_value(std::string_view name) {
    struct Usual {
        std::string_view name;
        std::string_view value;
    };
    constexpr std::array usual = {
        Usual{"AWS::AccountId", "123456789012"},
        Usual{"AWS::Partition", "aws"},
        Usual{"AWS::StackId",
              "arn:aws:cloudformation:us-east-1:123456789012:stack/stack/51af3dc0-da77-11e4-872e-1234567db123"},
        Usual{"AWS::StackName", "stack"},
        Usual{"AWS::URLSuffix", "amazonaws.com"},
    };
    const auto* const found = std::ranges::find(usual, name, &Usual::name);
    return found == usual.end() ? std::nullopt : std::optional(found->value);
}

}  // namespace

const Choice* Expression::choice(std::string_view name) const {
    const auto found = std::ranges::find(choices_, name, &Choice::name);
    return found == choices_.end() ? nullptr : &*found;
}

Expression::Result Expression::value_of(NodeId node, int depth) const {
    if (!node || depth > deepest_value)
        return {};
    if (const auto call = call_of(document_, node))
        return value_of_call(*call, depth + 1);
    switch (document_.kind(node)) {
        case Kind::null:
            return {};
        case Kind::map:
            return Outcome{.kind = Outcome::Kind::literal, .literal = node};
        case Kind::list:
            return items_of(node, depth + 1);
        default:
            return text(scalar_text(document_, node));
    }
}

Expression::Result Expression::value_of_call(Call call, int depth) const {
    switch (call.function) {
        case Function::ref:
            return value_of_name(text_of(document_, call.argument));
        case Function::sub:
            return substituted(call.argument, depth);
        case Function::join:
            return joined(call.argument, depth);
        case Function::split:
            return split(call.argument, depth);
        case Function::select:
            return selected(call.argument, depth);
        case Function::find_in_map:
            return found_in_map(call.argument, depth);
        case Function::get_azs:
            return zones(call.argument, depth);
        case Function::branch:
            return branch_of(call.argument, depth);
        default:
            return {};
    }
}

Expression::Result Expression::value_of_name(std::string_view name) const {
    const Choice* const chosen = choice(name);
    if (chosen != nullptr && is_pseudo_parameter(name))
        return text(std::string(document_.key(chosen->values[chosen->chosen])));
    if (chosen != nullptr && !chosen->condition) {
        Outcome outcome = text(scalar_text(document_, chosen->values[chosen->chosen]));
        if (chosen->list)
            outcome = {.kind = Outcome::Kind::list, .items = comma_separated(outcome.text)};
        outcome.from_parameter = true;
        outcome.secret = chosen->secret;
        return outcome;
    }
    if (name == "AWS::Region")
        return text(context_.settings.regions.empty() ? "us-east-1" : context_.settings.regions.front());
    const auto usual = usual_value(name);
    return usual ? std::optional(text(std::string(*usual))) : std::nullopt;
}

Expression::Result Expression::branch_of(NodeId argument, int depth) const {
    const std::string_view name = text_of(document_, child(document_, argument, 0));
    const auto known = assumptions_.known(name);
    const Choice* const chosen = choice(name);
    if (!known && (chosen == nullptr || !chosen->condition))
        return {};
    const bool holds = known ? *known : chosen->chosen == 0;
    return value_of(child(document_, argument, holds ? 1 : 2), depth);
}

/// A text put together is what the author wrote: one value of a parameter that fits is taken to be enough.
Expression::Result Expression::substituted(NodeId argument, int depth) const {
    const auto [node, variables] = sub_arguments(document_, argument);
    const std::string_view pattern = text_of(document_, node);
    Outcome outcome;
    std::size_t at = 0;
    for (std::size_t open = pattern.find("${"); open != pattern.npos; open = pattern.find("${", at)) {
        const std::size_t close = pattern.find('}', open);
        if (close == pattern.npos)
            return {};
        outcome.text += pattern.substr(at, open - at);
        at = close + 1;
        const std::string_view name = trimmed(pattern.substr(open + 2, close - open - 2));
        if (name.starts_with('!')) {
            outcome.text += "${" + std::string(name.substr(1)) + '}';
            continue;
        }
        const NodeId variable = variables ? document_.find(variables, name) : document::none;
        const Result part = variable ? value_of(variable, depth) : value_of_name(name);
        if (!is_text(part) || outcome.text.size() > longest_text)
            return {};
        outcome.text += part->text;
        outcome.secret = outcome.secret || part->secret;
    }
    outcome.text += pattern.substr(at);
    return is_text(outcome) && validate::is_text(document_, node) ? std::optional(outcome) : std::nullopt;
}

Expression::Result Expression::items_of(NodeId list, int depth) const {
    Outcome outcome{.kind = Outcome::Kind::list};
    for (const NodeId item : document_.children(list)) {
        if (is_no_value(document_, item))
            continue;
        const Result part = value_of(item, depth);
        if (!is_text(part) || outcome.items.size() > most_items)
            return {};
        inherit(outcome, *part);
        outcome.items.push_back(part->text);
    }
    return outcome;
}

Expression::Result Expression::joined(NodeId argument, int depth) const {
    const Result delimiter = value_of(child(document_, argument, 0), depth);
    const Result list = value_of(child(document_, argument, 1), depth);
    if (!is_text(delimiter) || !is_list(list) || !list->counted)
        return {};
    Outcome outcome;
    inherit(outcome, *list);
    for (const std::string& item : list->items) {
        if (&item != &list->items.front())
            outcome.text += delimiter->text;
        outcome.text += item;
        if (outcome.text.size() > longest_text)
            return {};
    }
    return outcome;
}

Expression::Result Expression::split(NodeId argument, int depth) const {
    const Result delimiter = value_of(child(document_, argument, 0), depth);
    const Result source = value_of(child(document_, argument, 1), depth);
    if (!is_text(delimiter) || !is_text(source) || delimiter->text.empty())
        return {};
    Outcome outcome{.kind = Outcome::Kind::list};
    inherit(outcome, *source);
    std::string_view rest = source->text;
    for (std::size_t at = rest.find(delimiter->text); at != rest.npos; at = rest.find(delimiter->text)) {
        outcome.items.emplace_back(rest.substr(0, at));
        rest.remove_prefix(at + delimiter->text.size());
    }
    outcome.items.emplace_back(rest);
    return outcome;
}

Expression::Result Expression::selected(NodeId argument, int depth) const {
    const Result index = value_of(child(document_, argument, 0), depth);
    if (!is_text(index))
        return {};
    std::uint32_t place = 0;
    const char* const last = index->text.data() + index->text.size();
    if (const auto [end, error] = std::from_chars(index->text.data(), last, place); error != std::errc{} || end != last)
        return {};
    const NodeId source = child(document_, argument, 1);
    Result item;
    if (source && document_.kind(source) == Kind::list) {
        item = value_of(child(document_, source, place), depth);
    } else if (const Result list = value_of(source, depth); is_list(list) && place < list->items.size()) {
        item = text(list->items[place]);
        inherit(*item, *list);
    }
    if (item)
        inherit(*item, *index);
    return item;
}

/// Every region has at least two zones; how many an account sees differs.
Expression::Result Expression::zones(NodeId argument, int depth) const {
    const Result region = value_of(argument, depth);
    if (!is_text(region))
        return {};
    const Result here = region->text.empty() ? value_of_name("AWS::Region") : region;
    Outcome outcome{.kind = Outcome::Kind::list, .items = {here->text + 'a', here->text + 'b'}, .counted = false};
    inherit(outcome, *region);
    return outcome;
}

Expression::Result Expression::found_in_map(NodeId argument, int depth) const {
    Outcome from;
    NodeId node = context_.templ.mappings.node();
    for (std::uint32_t place = 0; place < 3 && node; ++place) {
        const Result key = value_of(child(document_, argument, place), depth);
        if (!is_text(key))
            return {};
        inherit(from, *key);
        node = document_.find(node, key->text);
    }
    Result result =
        node ? value_of(node, depth) : value_of(document_.find(child(document_, argument, 3), "DefaultValue"), depth);
    if (result)
        inherit(*result, from);
    return result;
}

}  // namespace appinfra::validate
