#include "appinfra/document/document.hpp"

#include "catch.hpp"

namespace appinfra::document {

TEST_CASE("a document keeps scalars as they were given") {
    Document document;
    CHECK(document.kind(document.make_null()) == Kind::null);
    CHECK(document.boolean(document.make_boolean(true)));
    CHECK_FALSE(document.boolean(document.make_boolean(false)));
    CHECK(document.integer(document.make_integer(INT64_MIN)) == INT64_MIN);
    CHECK(document.text(document.make_number("1e3")) == "1e3");
    const std::string_view with_nul("a\0b", 3);
    CHECK(document.text(document.make_string(with_nul)) == with_nul);
    CHECK(document.text(document.make_string("")).empty());
    CHECK(document.text(document.make_map()).empty());
}

TEST_CASE("children keep their order") {
    Document document;
    const NodeId map = document.make_map();
    CHECK(document.child_count(map) == 0);
    CHECK_FALSE(document.first_child(map));
    for (const char* const key : {"b", "a", "c"})
        document.insert(map, key, document.make_string(key));
    std::string keys;
    for (const NodeId entry : document.children(map)) {
        CHECK(document.key(entry) == document.text(entry));
        CHECK(document.parent(entry) == map);
        keys += document.key(entry);
    }
    CHECK(keys == "bac");
    CHECK(document.child_count(map) == 3);
}

TEST_CASE("find gives the first entry of a key and nothing elsewhere") {
    Document document;
    const NodeId map = document.make_map();
    const NodeId first = document.make_integer(1);
    document.insert(map, "Key", first);
    document.insert(map, "Key", document.make_integer(2));
    CHECK(document.find(map, "Key") == first);
    CHECK_FALSE(document.find(map, "key"));
    CHECK_FALSE(document.find(first, "Key"));
    CHECK_FALSE(document.find(none, "Key"));
}

TEST_CASE("a path names keys and places in lists") {
    Document document;
    const NodeId root = document.make_map();
    const NodeId list = document.make_list();
    const NodeId item = document.make_map();
    const NodeId leaf = document.make_string("app");
    document.set_root(root);
    document.insert(root, "Resources", list);
    document.append(list, document.make_null());
    document.append(list, item);
    document.insert(item, "Name", leaf);
    CHECK(document.path(leaf) == "Resources/1/Name");
    CHECK(document.path(item) == "Resources/1");
    CHECK(document.key(item).empty());
    CHECK(document.path(root).empty());
}

TEST_CASE("spans and comments are those that were set, else unknown and empty") {
    Document document;
    const NodeId plain = document.make_null();
    const NodeId marked = document.make_null();
    const diagnostics::Span value{{2, 3}, {2, 9}};
    const diagnostics::Span key{{2, 1}, {2, 2}};
    document.set_span(marked, value, key);
    document.set_comment(marked, "why");
    CHECK(document.span(marked) == value);
    CHECK(document.key_span(marked) == key);
    CHECK(document.comment(marked) == "why");
    CHECK_FALSE(document.span(plain).known());
    CHECK_FALSE(document.key_span(document.make_null()).known());
    CHECK(document.comment(plain).empty());
}

TEST_CASE("text of the document itself may be stored again") {
    Document document;
    const NodeId map = document.make_map();
    document.insert(map, "a key of some length", document.make_null());
    for (int i = 0; i < 100; ++i)
        document.insert(map, document.key(document.first_child(map)), document.make_null());
    for (const NodeId entry : document.children(map))
        CHECK(document.key(entry) == "a key of some length");
}

}  // namespace appinfra::document
