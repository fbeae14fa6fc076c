# What every target of this project is compiled with; not passed on to its users.
add_library(appinfra_warnings INTERFACE)
target_compile_options(appinfra_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # Optimised code of std::string trips it without reason: gcc bug 105651, mended in 13.
  target_compile_options(appinfra_warnings INTERFACE -Wno-restrict)
endif()
if(APPINFRA_WERROR)
  target_compile_options(appinfra_warnings INTERFACE -Werror)
endif()
if(APPINFRA_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
