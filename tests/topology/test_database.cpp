#include "appinfra/topology/database.hpp"
#include "catch.hpp"

using appinfra::topology::connection_threshold;

TEST_CASE("the alarm on connections knows the memory of an instance class") {
    struct Case {
        const char* instance_class;
        double gib;
    };
    for (const Case& one : {Case{"db.t4g.micro", 1},
                            {"db.t4g.small", 2},
                            {"db.t4g.medium", 4},
                            {"db.t3.large", 8},
                            {"db.t4g.xlarge", 16},
                            {"db.t4g.2xlarge", 32},
                            {"db.m7g.large", 8},
                            {"db.m7g.xlarge", 16},
                            {"db.r7g.large", 16},
                            {"db.r6gd.xlarge", 32},
                            {"db.x2g.large", 32}}) {
        INFO(one.instance_class);
        CHECK(connection_threshold(one.instance_class) ==
              static_cast<std::int64_t>(0.8 * one.gib * 1024 * 1024 * 1024 / 9531392));
    }
}

TEST_CASE("no instance class admits more than 5000 connections") {
    for (const char* instance_class : {"db.r7g.2xlarge", "db.m7g.16xlarge", "db.x2g.16xlarge"})
        CHECK(connection_threshold(instance_class) == 4000);
}

TEST_CASE("a strange instance class still gives a threshold") {
    for (const char* instance_class :
         {"", ".", "db", "db.", "db..", "db.t4g", "db.t4g.", "db.x.xlarge", "db.r7g.99999999999xlarge"}) {
        INFO(instance_class);
        CHECK(connection_threshold(instance_class) > 0);
        CHECK(connection_threshold(instance_class) <= 4000);
    }
}
