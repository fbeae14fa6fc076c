#include "../../edits.hpp"
#include "../../number.hpp"
#include "../../packaged.hpp"
#include "../../text.hpp"
#include "../../value_format.hpp"
#include "appinfra/support/utf8.hpp"
#include "shape_check.hpp"

namespace appinfra::validate::rules {
namespace {

using schema::Keyword;

constexpr std::size_t most_listed = 12;

bool is_truth(std::string_view text) {
    for (const std::string_view word : {"true", "false", "True", "False", "TRUE", "FALSE"})
        if (text == word)
            return true;
    return false;
}

/// The types that CloudFormation can make of a scalar.
std::uint8_t types_of(const Subject& subject) {
    std::uint8_t types = schema::string_type;
    if (subject.kind == Kind::boolean || (subject.kind == Kind::string && is_truth(subject.text)))
        types |= schema::boolean_type;
    if (subject.kind != Kind::boolean && number_in(subject.text))
        types |= schema::number_type;
    if (subject.kind != Kind::boolean && is_whole_number(subject.text))
        types |= schema::integer_type;
    return types;
}

bool same(std::string_view text, const schema::Value& value, bool any_case) {
    const std::string_view other = value.text();
    if (any_case)
        return is_same_but_case(text, other);
    if (text == other)
        return true;
    if (value.kind() == schema::Value::Kind::boolean)
        return is_truth(text) && is_same_but_case(text, other);
    return value.kind() == schema::Value::Kind::number && number_in(text) && number_in(text) == number_in(other);
}

std::string listed(const schema::Items<schema::Value>& values) {
    std::string text;
    for (std::size_t i = 0; i < values.size() && i < most_listed; ++i)
        text += (i == 0 ? "" : ", ") + quoted(values[i].text());
    return values.size() > most_listed ? text + ", ..." : text;
}

/// Where null is allowed, it has no text that these could speak of.
bool concerns_text(Keyword keyword) {
    return keyword == Keyword::pattern || keyword == Keyword::min_length || keyword == Keyword::max_length;
}

std::string type_list(std::uint8_t types) {
    std::string text;
    for (const schema::TypeName& entry : schema::type_names)
        if ((types & entry.type) != 0)
            text += (text.empty() ? "" : " or ") + std::string(entry.name);
    return text;
}

}  // namespace

Fit ShapeCheck::check_type(const Subject& subject, std::uint8_t types) {
    if (types == 0)
        return Fit::yes;
    std::uint8_t actual = 0;
    switch (subject.kind) {
        case Kind::map:
            actual = schema::object_type;
            break;
        case Kind::list:
            actual = schema::array_type;
            break;
        case Kind::null:
            actual = schema::null_type;
            break;
        default:
            actual = (types & schema::string_type) != 0 ? std::uint8_t{schema::string_type} : types_of(subject);
    }
    if ((actual & types) != 0)
        return Fit::yes;
    if (subject.kind == Kind::string && takes_local_path(type_, document_.key(subject.where)))
        return Fit::unknown;  // told by W3002
    return fail("E3012", subject.where, [&] {
        return name_of(subject.where) + " is " + shown(document_, subject.where) + ", not of type " + type_list(types);
    });
}

Fit ShapeCheck::check_scalar(const Subject& subject, const schema::Clause& clause) {
    if (subject.kind == Kind::null && concerns_text(clause.keyword()))
        return Fit::yes;
    switch (clause.keyword()) {
        case Keyword::one_of_values:
        case Keyword::one_of_values_nocase:
        case Keyword::constant:
            return check_values(subject, clause);
        case Keyword::min_length:
        case Keyword::max_length:
            return check_length(subject, clause);
        case Keyword::pattern:
            return check_pattern(subject, clause);
        case Keyword::minimum:
        case Keyword::maximum:
        case Keyword::exclusive_minimum:
        case Keyword::exclusive_maximum:
        case Keyword::multiple_of:
            return check_bound(subject, clause);
        case Keyword::format:
            return check_format(subject, clause);
        case Keyword::relations:
            return Fit::unknown;
        default:
            return Fit::yes;
    }
}

Fit ShapeCheck::check_values(const Subject& subject, const schema::Clause& clause) {
    const bool any_case = clause.keyword() == Keyword::one_of_values_nocase;
    for (const schema::Value value : clause.values())
        if (same(subject.text, value, any_case))
            return Fit::yes;
    if (asking_)
        return Fit::no;
    std::vector<std::string_view> names;
    for (const schema::Value value : clause.values())
        names.push_back(value.text());
    std::vector<diagnostics::Edit> fix;
    if (document_.kind(subject.where) == Kind::string)
        fix = respelling(document_.span(subject.where), subject.text, names);
    return fail(
        clause.keyword() == Keyword::constant ? RuleId("E3002") : RuleId("E3030"), subject.where,
        [&] {
            return name_of(subject.where) + " is " + shown(document_, subject.where) + ", not one of " +
                   listed(clause.values());
        },
        context_.suggest(subject.text, std::move(names)), std::move(fix));
}

Fit ShapeCheck::check_length(const Subject& subject, const schema::Clause& clause) {
    const auto length = static_cast<double>(support::count_characters(subject.text));
    const bool least = clause.keyword() == Keyword::min_length;
    if (least ? length >= clause.number() : length <= clause.number())
        return Fit::yes;
    return fail("E3033", subject.where, [&] {
        return name_of(subject.where) + " has " + std::to_string(static_cast<std::size_t>(length)) + " characters, " +
               (least ? "at least " : "at most ") + std::string(clause.text()) + " are allowed";
    });
}

Fit ShapeCheck::check_pattern(const Subject& subject, const schema::Clause& clause) {
    const auto found = context_.patterns.found_in(clause.text(), subject.text);
    if (!found)
        return Fit::unknown;
    if (*found)
        return Fit::yes;
    return fail("E3031", subject.where, [&] {
        return name_of(subject.where) + " is " + shown(document_, subject.where) + ", which does not match " +
               quoted(clause.text());
    });
}

/// A launch template may name an image by an SSM parameter, and the name of a bucket may be left to CloudFormation by
/// an empty text.
bool ShapeCheck::is_format_exception(const Subject& subject) const {
    const std::string_view name = document_.key(subject.where);
    return (name == "ImageId" && type_ == "AWS::EC2::LaunchTemplate" && subject.text.starts_with("resolve:ssm")) ||
           (name == "BucketName" && type_ == "AWS::S3::Bucket" && subject.text.empty());
}

Fit ShapeCheck::check_format(const Subject& subject, const schema::Clause& clause) {
    const auto format = find_format(clause.text());
    const auto fits =
        format && subject.kind == Kind::string ? has_format(*format, subject.text, context_.patterns) : std::nullopt;
    if (!fits)
        return Fit::unknown;
    if (*fits || is_format_exception(subject))
        return Fit::yes;
    return fail(format->rule, subject.where, [&] {
        return name_of(subject.where) + " is " + shown(document_, subject.where) + ", not " + std::string(format->noun);
    });
}

Fit ShapeCheck::check_bound(const Subject& subject, const schema::Clause& clause) {
    const auto number = subject.kind == Kind::boolean ? std::nullopt : number_in(subject.text);
    if (!number)
        return Fit::yes;
    const double bound = clause.number();
    const auto broken = [&](bool holds, std::string_view text) {
        if (holds)
            return Fit::yes;
        return fail("E3034", subject.where, [&] {
            return name_of(subject.where) + " is " + shown(document_, subject.where) + ", not " + std::string(text) +
                   ' ' + std::string(clause.text());
        });
    };
    switch (clause.keyword()) {
        case Keyword::minimum:
            return broken(*number >= bound, "at least");
        case Keyword::maximum:
            return broken(*number <= bound, "at most");
        case Keyword::exclusive_minimum:
            return broken(*number > bound, "above");
        case Keyword::exclusive_maximum:
            return broken(*number < bound, "below");
        default:
            return broken(bound == 0 || std::fmod(*number, bound) == 0, "a multiple of");
    }
}

}  // namespace appinfra::validate::rules
