#include <algorithm>

#include "appinfra/schema/text.hpp"
#include "tokens.hpp"

namespace appinfra::schema {
namespace {

std::string list(const std::vector<std::string>& names) {
    std::string text = "(";
    for (const std::string& name : names)
        text += (text.size() > 1 ? " " : "") + to_token(name);
    return text + ')';
}

std::string list(const std::vector<Scalar>& values) {
    std::string text = "(";
    for (const Scalar& value : values)
        text += (text.size() > 1 ? " " : "") + to_token(value);
    return text + ')';
}

std::string expression(const ShapeModel& shape);

/// A shape in a place where one is expected: a name, a type, or an expression in parentheses.
std::string operand(const ShapeModel& shape) {
    const std::string text = expression(shape);
    if (shape.types == 0 && shape.clauses.size() == 1 && shape.clauses[0].keyword == Keyword::reference)
        return text;
    if (shape.clauses.empty() && shape.types != 0)
        return text;
    return '(' + text + ')';
}

std::string arguments(const ClauseModel& clause) {
    std::string text;
    switch (info(clause.keyword).argument) {
        case Argument::none:
            break;
        case Argument::number:
        case Argument::text:
            text = ' ' + to_token(clause.values.at(0).text);
            break;
        case Argument::values:
            text = ' ' + list(clause.values);
            break;
        case Argument::shape:
            text = ' ' + operand(clause.shapes.at(0).shape);
            break;
        case Argument::shapes:
        case Argument::named_shapes:
            for (const NamedShapeModel& entry : clause.shapes) {
                if (info(clause.keyword).argument == Argument::named_shapes)
                    text += ' ' + to_token(entry.name);
                text += ' ' + operand(entry.shape);
            }
            text = " (" + text.substr(std::min<std::size_t>(1, text.size())) + ')';
            break;
    }
    return text;
}

std::string types_of(const ShapeModel& shape) {
    std::string text;
    for (const TypeName& entry : type_names)
        if ((shape.types & entry.type) != 0)
            text += (text.empty() ? "" : "|") + std::string(entry.name);
    return text;
}

/// Of a named shape, these clauses have a line per part.
bool has_lines(Keyword keyword) {
    return keyword == Keyword::properties || keyword == Keyword::all_of || keyword == Keyword::by_region;
}

/// Without what stands on lines of its own.
std::string expression(const ShapeModel& shape, bool with_lines) {
    std::string text = types_of(shape);
    for (const ClauseModel& clause : shape.clauses) {
        if (clause.keyword == Keyword::kinds || (!with_lines && has_lines(clause.keyword)))
            continue;
        if (!text.empty())
            text += ' ';
        if (clause.keyword == Keyword::reference)
            text += '@' + to_token(clause.values.at(0).text);
        else
            text += std::string(info(clause.keyword).text) + arguments(clause);
    }
    return text;
}

std::string expression(const ShapeModel& shape) { return expression(shape, true); }

std::string line_head(Keyword keyword, const std::string& name) {
    if (keyword == Keyword::all_of)
        return std::string(all_of_line);
    return keyword == Keyword::by_region ? '(' + name + ')' : to_token(name);
}

void write_shape(const std::string& name, const ShapeModel& shape, std::string& text) {
    text += "shape " + to_token(name);
    if (const std::string line = expression(shape, false); !line.empty())
        text += ' ' + line;
    text += '\n';
    for (const ClauseModel& clause : shape.clauses)
        if (has_lines(clause.keyword))
            for (const NamedShapeModel& part : clause.shapes) {
                const std::string line = expression(part.shape);
                text += "  " + line_head(clause.keyword, part.name) + (line.empty() ? "" : " ") + line + '\n';
            }
}

void write_names(std::string_view keyword, const std::vector<std::string>& names, std::string& text) {
    if (!names.empty())
        text += std::string(keyword) + ' ' + list(names) + '\n';
}

void write_header(const TypeModel& type, std::string& text) {
    text += "\ntype " + type.name + '\n';
    if (type.stateful)
        text += "stateful\n";
    write_names("identifier", type.identifier, text);
    for (const auto& identifier : type.other_identifiers)
        write_names("or-identifier", identifier, text);
    write_names("ref", type.ref_identifier, text);
    if (type.tags != Tags::none) {
        constexpr std::array<std::string_view, 4> spellings = {"", "list", "map", "auto-scaling"};
        text += "tags " + type.tag_property + ' ' + std::string(spellings[static_cast<std::size_t>(type.tags)]) +
                (type.tag_updatable ? "" : " fixed") + '\n';
    }
    if (type.replacement != Replacement::unspecified)
        text += type.replacement == Replacement::create_then_delete ? "replace create-then-delete\n"
                                                                    : "replace delete-then-create\n";
    if (!type.lifecycle.empty())
        text += "lifecycle " + to_token(type.lifecycle) + '\n';
    write_names("read-only", type.read_only, text);
    write_names("create-only", type.create_only, text);
    write_names("sometimes-create-only", type.conditional_create_only, text);
    write_names("write-only", type.write_only, text);
    write_names("deprecated", type.deprecated, text);
    write_names("attributes", type.extra_attributes, text);
}

/// `AWS::ECS::Cluster` is in `ecs`.
std::string service_of(const std::string& type) {
    const std::size_t begin = type.find("::");
    const std::size_t end = type.find("::", begin + 2);
    if (end == std::string::npos)
        throw FactsError(type + ": a type has three parts");
    std::string service = type.substr(begin + 2, end - begin - 2);
    if (!type.starts_with("AWS::"))
        service.insert(0, type.substr(0, begin) + '-');
    std::ranges::transform(service, service.begin(), [](char c) { return 'A' <= c && c <= 'Z' ? char(c + 32) : c; });
    return service;
}

/// Types of a service that are all missing are one line, `AWS::Bedrock::*`.
void write_lacks(const RegionModel& region, const Model& model, std::string& text) {
    const auto service = [](const std::string& type) { return type.substr(0, type.rfind("::") + 2); };
    for (std::size_t i = 0; i < region.lacks.size();) {
        const std::string prefix = service(region.lacks[i]);
        std::size_t end = i;
        while (end < region.lacks.size() && service(region.lacks[end]) == prefix)
            ++end;
        auto all = model.types.lower_bound(prefix);
        std::size_t count = 0;
        for (; all != model.types.end() && all->first.starts_with(prefix); ++all)
            ++count;
        if (count == end - i)
            text += "lacks " + prefix + "*\n";
        else
            for (std::size_t k = i; k < end; ++k)
                text += "lacks " + region.lacks[k] + '\n';
        i = end;
    }
}

std::string write_services(const Model& model) {
    std::string text;
    for (const ServiceModel& service : model.services) {
        text += "\nservice " + service.name + '\n';
        for (const auto& [name, arns] : service.resources)
            text += "resource " + to_token(name) + ' ' + list(arns) + '\n';
        for (const ActionModel& action : service.actions) {
            text += "  " + action.name;
            for (const std::string& resource : action.resources)
                text += ' ' + to_token(resource);
            text += '\n';
        }
    }
    return text;
}

}  // namespace

std::map<std::string, std::string> write_text(const Model& model) {
    std::map<std::string, std::string> files;
    for (const auto& [name, type] : model.types) {
        std::string& text = files["types/" + service_of(name) + ".txt"];
        write_header(type, text);
        write_shape(".", type.root, text);
        for (const auto& [shape_name, shape] : type.shapes)
            write_shape(shape_name, shape, text);
    }
    for (const auto& [name, shape] : model.extension_shapes) {
        std::string& text = files["extensions/" + name.substr(0, name.find('/')) + ".txt"];
        text += '\n';
        write_shape(name, shape, text);
    }
    std::string& regions = files["regions.txt"];
    for (const RegionModel& region : model.regions) {
        regions += "\nregion " + region.name + '\n';
        write_lacks(region, model, regions);
        for (const std::string& type : region.adds)
            regions += "adds " + type + '\n';
    }
    if (!model.services.empty())
        files["actions.txt"] = write_services(model);
    files["facts.txt"] = "version " + to_token(model.version) + "\ndate " + to_token(model.date) + '\n';
    for (auto& [name, text] : files)
        text.insert(0, "# Imported: see docs/facts.md. Corrections go to schemas/patches/.\n");
    return files;
}

}  // namespace appinfra::schema
