#include <array>

#include "../../text.hpp"
#include "data.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr std::array<std::string_view, 1> definitions = {"AttributeDefinitions/*/AttributeName"};
constexpr std::array<std::string_view, 3> keys = {"KeySchema/*/AttributeName",
                                                  "GlobalSecondaryIndexes/*/KeySchema/*/AttributeName",
                                                  "LocalSecondaryIndexes/*/KeySchema/*/AttributeName"};
/// A table has up to 20 indexes of two keys; what has more is not looked at.
constexpr int most_names = 200;

class KeyAttributes {
public:
    KeyAttributes(Context& context, std::uint32_t table) : context_(context), table_(table) {}

    /// An attribute of one list that the other may lack; empty where there is none.
    template <class Paths, class Others>
    std::string lacking(const Paths& paths, const Others& others) {
        std::string found;
        visit(paths, [&](std::optional<std::string> name) {
            if (found.empty() && name && !holds(others, *name))
                found = *name;
        });
        return found;
    }

private:
    template <class Paths, class Visit>
    void visit(const Paths& paths, Visit&& visit) {
        int count = 0;
        for (const std::string_view path : paths)
            each_value(context_.document, context_.assumptions, context_.properties(table_), path, [&](NodeId name) {
                if (++count <= most_names)
                    visit(known_text(context_.document, name));
            });
    }

    /// Whether one of the names may be this.
    template <class Paths>
    bool holds(const Paths& paths, const std::string& wanted) {
        bool found = false;
        int count = 0;
        visit(paths, [&](std::optional<std::string> name) {
            ++count;
            found = found || !name || *name == wanted;
        });
        return found || count >= most_names;
    }

    Context& context_;
    std::uint32_t table_;
};

/// Lists that a function gives as a whole are not known.
bool is_readable(const Context& context, std::uint32_t table) {
    for (const std::string_view name :
         {"AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "LocalSecondaryIndexes"}) {
        const NodeId list = context.document.find(context.properties(table), name);
        const auto call = call_of(context.document, list);
        if (call && call->function != Function::branch)
            return false;
    }
    return true;
}

}  // namespace

void check_key_attributes(Context& context) {
    for (const std::uint32_t table : context.resources_of("AWS::DynamoDB::Table")) {
        const NodeId properties = context.properties(table);
        if (!properties || !is_readable(context, table))
            continue;
        const Assumptions::Guard exists(context.assumptions, context.condition_of(table), true);
        KeyAttributes attributes(context, table);
        if (const std::string name = attributes.lacking(keys, definitions); !name.empty())
            context.report_key("E3039", properties,
                               "attribute " + quoted(name) + " is a key, but AttributeDefinitions lacks it");
        else if (const std::string unused = attributes.lacking(definitions, keys); !unused.empty())
            context.report_key("E3039", properties,
                               "attribute " + quoted(unused) + " is defined, but is no key of the table or an index",
                               "define only the attributes that are keys");
    }
}

}  // namespace appinfra::validate::rules
