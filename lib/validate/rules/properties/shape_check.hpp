#pragma once

#include <string>
#include <string_view>

#include "../../assumptions.hpp"
#include "../../context.hpp"
#include "../../functions.hpp"
#include "../../outcomes.hpp"
#include "fit.hpp"

namespace appinfra::validate::rules {

/// A value, or what stands for it: text and kind of a scalar, or a map or list of the document.
struct Subject {
    NodeId where;
    Kind kind;
    std::string_view text = {};  ///< Of scalars, as CloudFormation sees them.
};

/// What is wrong with a value, for a rule that reports it under an id of its own.
struct Violation {
    NodeId where;
    std::string what;  ///< Empty where nothing more can be said than that no alternative fits.
    std::string when;  ///< ` when Engine is "mysql"`, or nothing.
    std::string help = {};
    bool at_key = false;    ///< It is the key that is wrong.
    RuleId rule = "E3002";  ///< Which would report it if the facts about types said the same.
};

/// Compares what stands in a template with the shapes of the facts. Reports what does not fit, unless it is only asked
/// whether something fits, as for alternatives.
class ShapeCheck {
public:
    explicit ShapeCheck(Context& context) : ShapeCheck(context, context.document) {}
    /// Of another document than the template, only `document_violations` can be asked for.
    ShapeCheck(Context& context, const Document& document);

    /// The properties of one resource; `properties` may be `none`.
    void check_resource(const Section::Entry& resource, NodeId properties, const schema::ResourceType& type);

    /// What of a value, in the given resource, does not fit a shape that a rule of its own adds. What functions give
    /// fits.
    [[nodiscard]] std::vector<Violation> violations(const Section::Entry& resource, NodeId value,
                                                    const schema::Shape& shape);

    /// What of a value does not fit a shape that describes all of it. What functions in it may give is reported at
    /// once.
    [[nodiscard]] std::vector<Violation> document_violations(NodeId value, const schema::Shape& shape);

private:
    /// For which values a part of a shape applies.
    struct Premise {
        NodeId map;
        schema::Shape shape;
        const Premise* outer;
    };
    enum class Presence : std::uint8_t { absent, maybe, present };

    // Anything.
    Fit check(NodeId node, const schema::Shape& shape);
    Fit check_call(NodeId node, Call call, const schema::Shape& shape);
    Fit check_branches(NodeId argument, const schema::Shape& shape);
    void check_outcomes(NodeId node, Call call, const schema::Shape& shape);
    Fit ask_outcome(NodeId node, const Outcome& outcome, const schema::Shape& shape);
    Fit check_reference(NodeId node, Call call, const schema::Shape& shape);
    Fit check_plain_ref(NodeId node, const schema::Shape& shape);
    Fit check_subject(const Subject& subject, const schema::Shape& shape);
    Fit check_clause(const Subject& subject, const schema::Shape& shape, const schema::Clause& clause);
    Fit ask(const Subject& subject, const schema::Shape& shape);
    [[nodiscard]] bool accepts(std::uint8_t types, const schema::Shape& shape, int depth) const;

    // Alternatives.
    Fit check_any_of(const Subject& subject, const schema::Clause& clause);
    Fit check_one_of(const Subject& subject, const schema::Clause& clause);
    Fit explain_each(const Subject& subject, const schema::Clause& clause);
    Fit check_condition(const Subject& subject, const schema::Shape& shape, const schema::Clause& clause);
    Fit check_by_region(const Subject& subject, const schema::Clause& clause);

    // Scalars.
    Fit check_type(const Subject& subject, std::uint8_t types);
    Fit check_scalar(const Subject& subject, const schema::Clause& clause);
    Fit check_values(const Subject& subject, const schema::Clause& clause);
    Fit check_length(const Subject& subject, const schema::Clause& clause);
    Fit check_pattern(const Subject& subject, const schema::Clause& clause);
    Fit check_bound(const Subject& subject, const schema::Clause& clause);
    Fit check_format(const Subject& subject, const schema::Clause& clause);
    [[nodiscard]] bool is_format_exception(const Subject& subject) const;

    // Lists.
    Fit check_list(const Subject& subject, const schema::Clause& clause);
    Fit check_item_count(const Subject& subject, const schema::Clause& clause);
    Fit count_items(const Subject& subject, const schema::Clause& clause);
    Fit check_contains(const Subject& subject, const schema::Clause& clause);
    Fit check_prefix(const Subject& subject, const schema::Clause& clause);
    Fit check_unique(const Subject& subject, const schema::Clause& clause);
    [[nodiscard]] bool item_key(NodeId item, const schema::Clause& clause, std::string& key) const;

    // Maps.
    Fit check_map(const Subject& subject, const schema::Shape& shape);
    Fit check_entries(const Subject& subject, const schema::Shape& shape);
    Fit check_named_entries(const Subject& subject, const schema::Clause& properties);
    Fit check_unknown(NodeId entry, const Subject& map, const schema::Shape& shape);
    Fit check_entry(NodeId entry, const schema::Shape& shape, bool& known);
    Fit check_companions(const Subject& subject, const schema::Shape& shape);
    Fit check_companion(const Subject& subject, const schema::Clause& clause);
    Fit check_required(const Subject& subject, const schema::Clause& clause);
    Fit check_groups(const Subject& subject, const schema::Clause& clause);
    Fit check_implied(const Subject& subject, const schema::Clause& clause);
    Fit check_property_count(const Subject& subject, const schema::Clause& clause);
    Fit check_depends(const Subject& subject, const schema::Clause& clause);
    [[nodiscard]] Presence presence(NodeId value, int depth = 0) const;
    [[nodiscard]] Presence presence(const Subject& map, std::string_view property) const;
    [[nodiscard]] std::vector<std::string_view> open_conditions(NodeId holder) const;

    /// Reports unless only asked; `make` gives the message.
    template <class Make>
    Fit fail(RuleId rule, NodeId where, Make&& make, std::string help = {}, std::vector<diagnostics::Edit> fix = {});
    [[nodiscard]] std::string name_of(NodeId where) const;
    /// For a shape that only has alternatives: a rule of its own knows better what that means.
    [[nodiscard]] std::string unfitting(NodeId where, std::string_view how) const;
    [[nodiscard]] std::string premises(NodeId violated) const;
    [[nodiscard]] NodeId chosen(NodeId value) const;
    [[nodiscard]] bool exhausted(NodeId where);

    Context& context_;
    const Document& document_;
    Assumptions& assumptions_;
    NodeId resource_;                               ///< Whose properties are checked.
    std::string_view type_;                         ///< The type of that resource.
    NodeId decided_;                                ///< The map whose open conditions are being gone through.
    bool asking_ = false;                           ///< Nothing is reported.
    bool whole_ = true;                             ///< Shapes describe all of a value: closed ones name all entries.
    bool resolves_ = false;                         ///< What functions may give is told, although it only collects.
    std::vector<Violation>* violations_ = nullptr;  ///< Where to, unless the rules of the facts report.
    const Premise* premise_ = nullptr;              ///< Under which they were found.
    int depth_ = 0;
    int steps_ = 0;
};

template <class Make>
Fit ShapeCheck::fail(RuleId rule, NodeId where, Make&& make, std::string help, std::vector<diagnostics::Edit> fix) {
    if (asking_)
        return Fit::no;
    if (violations_ != nullptr)
        violations_->push_back(
            {.where = where, .what = make(), .when = premises(where), .help = std::move(help), .rule = rule});
    else
        context_.report(rule, where, make(), std::move(help)).fix = std::move(fix);
    return Fit::no;
}

}  // namespace appinfra::validate::rules
