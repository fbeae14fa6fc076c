#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <limits>
#include <map>
#include <unordered_map>

#include "action_coding.hpp"
#include "appinfra/schema/blob.hpp"
#include "blob_layout.hpp"

namespace appinfra::schema {
namespace {

using Words = std::vector<std::uint32_t>;

std::uint32_t narrow(std::size_t value) {
    if (value > layout::scalar_text)
        throw FactsError("the facts are too large");
    return static_cast<std::uint32_t>(value);
}

/// Everything is written once: equal strings, lists and nodes share a place.
class BlobWriter {
public:
    explicit BlobWriter(const Model& model) : model_(model) {}

    Words run() {
        words_.resize(layout::header_size);
        string("");
        number_shapes();
        words_[layout::header_magic] = layout::magic;
        words_[layout::header_version] = string(model_.version);
        words_[layout::header_date] = string(model_.date);
        Words types = {narrow(model_.types.size())};
        for (const auto& [name, type] : model_.types) {
            types.push_back(string(name));
            types.push_back(write_type(type));
        }
        words_[layout::header_types] = place(types);
        words_[layout::header_extension_shapes] = write_shapes(model_.extension_shapes);
        words_[layout::header_services] = write_services();
        words_[layout::header_regions] = write_regions();
        words_[layout::header_shapes] = place(shapes_);
        words_[layout::header_words] = narrow(words_.size());
        append_strings();
        return std::move(words_);
    }

private:
    std::uint32_t string(const std::string& text) {
        const auto [known, added] = strings_.try_emplace(text, narrow(bytes_.size()));
        if (added) {
            if (text.size() > std::numeric_limits<std::uint16_t>::max())
                throw FactsError("a text is too long: " + text.substr(0, 60));
            const auto length = static_cast<std::uint16_t>(text.size());
            bytes_ += static_cast<char>(length & layout::low_byte);
            bytes_ += static_cast<char>(length >> 8U);
            bytes_ += text;
        }
        return known->second;
    }

    /// Where these words are.
    std::uint32_t place(const Words& words) {
        std::string key(words.size() * sizeof(std::uint32_t), '\0');
        std::memcpy(key.data(), words.data(), key.size());
        const auto [known, added] = places_.try_emplace(std::move(key), narrow(words_.size()));
        if (added)
            words_.insert(words_.end(), words.begin(), words.end());
        return known->second;
    }

    std::uint32_t list(const std::vector<std::string>& texts) {
        if (texts.empty())
            return 0;
        Words words = {narrow(texts.size())};
        for (const std::string& text : texts)
            words.push_back(string(text));
        return place(words);
    }

    /// References need a number before the shape they name is written.
    void number_shapes() {
        for (const auto& [type_name, type] : model_.types)
            number_shapes(type.shapes);
        number_shapes(model_.extension_shapes);
        shapes_.insert(shapes_.begin(), narrow(shapes_.size() / 2));
    }

    void number_shapes(const ShapeMap& shapes) {
        for (const auto& [name, shape] : shapes) {
            shape_numbers_.emplace(std::pair(&shapes, name), narrow(shapes_.size() / 2));
            shapes_.push_back(string(name));
            shapes_.push_back(0);
        }
    }

    std::uint32_t scalar(const Scalar& value) {
        return string(value.text) | static_cast<std::uint32_t>(value.kind) << layout::shift_scalar_kind;
    }

    void write_number(const std::string& text, Words& words) {
        double value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        const auto bits = std::bit_cast<std::uint64_t>(value);
        words.push_back(string(text));
        words.push_back(static_cast<std::uint32_t>(bits));
        words.push_back(static_cast<std::uint32_t>(bits >> 32U));
    }

    std::uint32_t shape_number(const std::string& name, const ShapeMap& shapes) const {
        const auto found = shape_numbers_.find({&shapes, name});
        if (found == shape_numbers_.end())
            throw FactsError("no shape " + name);
        return found->second;
    }

    void write_clause(const ClauseModel& clause, const ShapeMap& shapes, Words& words) {
        const std::size_t head = words.size();
        words.push_back(0);
        switch (info(clause.keyword).argument) {
            case Argument::none:
                break;
            case Argument::number:
                write_number(clause.values.at(0).text, words);
                break;
            case Argument::text:
                words.push_back(clause.keyword == Keyword::reference ? shape_number(clause.values.at(0).text, shapes)
                                                                     : string(clause.values.at(0).text));
                break;
            case Argument::values:
                for (const Scalar& value : clause.values)
                    words.push_back(scalar(value));
                break;
            case Argument::shape:
            case Argument::shapes:
            case Argument::named_shapes:
                for (const NamedShapeModel& entry : clause.shapes) {
                    if (info(clause.keyword).argument == Argument::named_shapes)
                        words.push_back(string(entry.name));
                    words.push_back(write_node(entry.shape, shapes));
                }
                break;
        }
        const std::size_t count = words.size() - head - 1;
        words[head] = static_cast<std::uint32_t>(clause.keyword) | narrow(count) << layout::shift_count;
    }

    std::uint32_t write_node(const ShapeModel& shape, const ShapeMap& shapes) {
        Words words = {shape.types | narrow(shape.clauses.size()) << layout::shift_count};
        for (const ClauseModel& clause : shape.clauses)
            write_clause(clause, shapes, words);
        return place(words);
    }

    std::uint32_t write_attributes(const std::vector<AttributeModel>& attributes) {
        if (attributes.empty())
            return 0;
        Words words = {narrow(attributes.size())};
        for (const AttributeModel& attribute : attributes) {
            words.push_back(string(attribute.name));
            words.push_back(string(attribute.kind));
        }
        return place(words);
    }

    std::uint32_t write_other_identifiers(const TypeModel& type) {
        if (type.other_identifiers.empty())
            return 0;
        Words words = {narrow(type.other_identifiers.size())};
        for (const auto& identifier : type.other_identifiers)
            words.push_back(list(identifier));
        return place(words);
    }

    std::uint32_t write_shapes(const ShapeMap& shapes) {
        if (shapes.empty())
            return 0;
        Words words = {narrow(shapes.size())};
        for (const auto& [name, shape] : shapes) {
            const std::uint32_t number = shape_number(name, shapes);
            shapes_[2 + 2 * std::size_t{number}] = write_node(shape, shapes);
            words.push_back(number);
        }
        return place(words);
    }

    std::uint32_t write_extensions(const TypeModel& type) {
        Words words = {0};
        for (const ExtensionModel& extension : model_.extensions)
            if (extension.type == type.name) {
                ++words[0];
                words.push_back(string(extension.rule));
                words.push_back(string(extension.path));
                words.push_back(shape_number(extension.shape, model_.extension_shapes));
                words.push_back(extension.every ? 1 : 0);
            }
        return words[0] == 0 ? 0 : place(words);
    }

    std::uint32_t write_type(const TypeModel& type) {
        Words record(layout::type_lacking);
        record[layout::type_shapes] = write_shapes(type.shapes);
        record[layout::type_root] = write_node(type.root, type.shapes);
        record[layout::type_ref_kind] = string(type.ref_kind);
        record[layout::type_tag_property] = string(type.tag_property);
        record[layout::type_lifecycle] = string(type.lifecycle);
        record[layout::type_flags] = (type.stateful ? layout::flag_stateful : 0) |
                                     (type.tag_updatable ? layout::flag_tag_updatable : 0) |
                                     static_cast<std::uint32_t>(type.tags) << layout::shift_tags |
                                     static_cast<std::uint32_t>(type.replacement) << layout::shift_replacement;
        record[layout::type_read_only] = list(type.read_only);
        record[layout::type_create_only] = list(type.create_only);
        record[layout::type_conditional_create_only] = list(type.conditional_create_only);
        record[layout::type_write_only] = list(type.write_only);
        record[layout::type_deprecated] = list(type.deprecated);
        record[layout::type_identifier] = list(type.identifier);
        record[layout::type_other_identifiers] = write_other_identifiers(type);
        record[layout::type_ref_identifier] = list(type.ref_identifier);
        record[layout::type_extra_attributes] = list(type.extra_attributes);
        record[layout::type_attributes] = write_attributes(type.attributes);
        record[layout::type_extensions] = write_extensions(type);
        write_lacking(type, record);
        return place(record);
    }

    void write_lacking(const TypeModel& type, Words& record) const {
        Words bits((model_.regions.size() + 31) / 32);
        for (std::size_t i = 0; i < model_.regions.size(); ++i)
            if (std::ranges::binary_search(model_.regions[i].lacks, type.name))
                bits[i / 32] |= 1U << (i % 32);
        record.insert(record.end(), bits.begin(), bits.end());
    }

    std::uint32_t write_services() {
        Words words = {narrow(model_.services.size())};
        for (const ServiceModel& service : model_.services) {
            words.push_back(string(service.name));
            words.push_back(string(code_actions(service)));
            words.push_back(list(arns_of(service)));
        }
        return place(words);
    }

    std::uint32_t write_regions() {
        Words words = {narrow(model_.regions.size())};
        for (const RegionModel& region : model_.regions) {
            words.push_back(string(region.name));
            words.push_back(list(region.adds));
        }
        return place(words);
    }

    void append_strings() {
        const std::size_t begin = words_.size();
        words_.resize(begin + (bytes_.size() + sizeof(std::uint32_t) - 1) / sizeof(std::uint32_t));
        std::memcpy(words_.data() + begin, bytes_.data(), bytes_.size());
    }

    const Model& model_;
    Words words_ = {};
    std::string bytes_ = {};
    Words shapes_ = {};
    std::map<std::pair<const ShapeMap*, std::string>, std::uint32_t> shape_numbers_ = {};
    std::unordered_map<std::string, std::uint32_t> strings_ = {};
    std::unordered_map<std::string, std::uint32_t> places_ = {};
};

}  // namespace

std::vector<std::uint32_t> write_blob(const Model& model) { return BlobWriter(model).run(); }

}  // namespace appinfra::schema
