# All libraries come from the system's packages (Debian 12 or newer); none is vendored. The compiled ones are found through
# pkg-config, as archives first where the command line shall be static.
find_package(fmt 9 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
if(APPINFRA_STATIC)
  list(PREPEND CMAKE_FIND_LIBRARY_SUFFIXES .a)
endif()
pkg_check_modules(YAML_CPP REQUIRED IMPORTED_TARGET yaml-cpp>=0.7)
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(LIBYAML REQUIRED IMPORTED_TARGET yaml-0.1)
