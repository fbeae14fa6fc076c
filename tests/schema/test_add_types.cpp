#include "appinfra/schema/add_types.hpp"
#include "appinfra/schema/model.hpp"
#include "catch.hpp"
#include "folder.hpp"

using namespace appinfra::schema;

namespace {

std::vector<std::uint32_t> added(const std::string& schema) {
    const Folder folder;
    folder.write("type.json", schema);
    std::vector<std::string> notes;
    std::vector<std::uint32_t> blob = add_types(Facts::embedded(), folder.path(), notes);
    CHECK(notes.empty());
    return blob;
}

}  // namespace

TEST_CASE("a private type is added, all else stays as it is") {
    const auto blob = added(R"({"typeName": "Example::Shop::Order", "additionalProperties": false,
                                   "properties": {"Count": {"type": "integer"}, "Id": {"type": "string"}},
                                   "readOnlyProperties": ["/properties/Id"],
                                   "primaryIdentifier": ["/properties/Id"]})");
    const Facts facts = Facts::embedded().with(Facts::over(blob));
    const auto order = facts.find("Example::Shop::Order");
    REQUIRE(order);
    CHECK(order->root().property("Count")->types() == integer_type);
    CHECK(order->attributes().find("Id"));
    CHECK(order->available_in(facts.find_region("eu-west-1").value()));
    CHECK(facts.find("AWS::S3::Bucket")->root() == Facts::embedded().find("AWS::S3::Bucket")->root());
    CHECK_FALSE(facts.find("Example::Shop::Invoice"));
}

TEST_CASE("a type of the same name takes the place of the old one but for what schemas do not say") {
    const auto blob = added(R"({"typeName": "AWS::S3::Bucket", "additionalProperties": false,
                                   "properties": {"Name": {"type": "string"}},
                                   "primaryIdentifier": ["/properties/Name"]})");
    const auto bucket = Facts::embedded().with(Facts::over(blob)).find("AWS::S3::Bucket");
    CHECK(bucket->root().property("Name"));
    CHECK_FALSE(bucket->root().property("BucketName"));
    CHECK(bucket->stateful());
    CHECK(bucket->ref_kind() == "AWS::S3::Bucket.Name");
    CHECK_FALSE(bucket->extensions().empty());
}

TEST_CASE("a folder without schemas is an error") {
    const Folder folder;
    std::vector<std::string> notes;
    CHECK_THROWS_AS(add_types(Facts::embedded(), folder.path(), notes), FactsError);
}
