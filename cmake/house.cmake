# One target a folder, one test program a folder, and folders that are their own registry.

# vindplaats_folder(NAME [LINKS ...]): all .cpp of the folder and its subfolders but main.cpp become the library vindplaats_NAME.
function(vindplaats_folder name)
  cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(sources)
    add_library(vindplaats_${name} STATIC ${sources})
    target_include_directories(vindplaats_${name} PUBLIC ${CMAKE_SOURCE_DIR})
    target_link_libraries(vindplaats_${name} PUBLIC ${ARG_LINKS} PRIVATE vindplaats_flags)
  else()
    add_library(vindplaats_${name} INTERFACE)
    target_include_directories(vindplaats_${name} INTERFACE ${CMAKE_SOURCE_DIR})
    target_link_libraries(vindplaats_${name} INTERFACE ${ARG_LINKS})
  endif()
endfunction()

# vindplaats_registry(NAME TYPE HEADER PREFIX FOLDER): every FOLDER/<x>.cpp defines `extern const TYPE PREFIX_<x>`; the generated
# file gives them as `std::span<const TYPE* const> NAME()`, in the order of their names. No list is edited by hand.
function(vindplaats_registry target name type header prefix folder)
  get_target_property(kind ${target} TYPE)
  if(kind STREQUAL "INTERFACE_LIBRARY")
    return()
  endif()
  file(GLOB files CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}/${folder} ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
  list(SORT files)
  set(externs "")
  set(entries "")
  foreach(file IN LISTS files)
    string(REGEX REPLACE "\\.cpp$" "" stem ${file})
    string(APPEND externs "extern const ${type} ${prefix}_${stem};\n")
    string(APPEND entries "    &${prefix}_${stem},\n")
  endforeach()
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${name}_registry.cpp)
  file(CONFIGURE OUTPUT ${out} @ONLY CONTENT
"// Made by cmake/house.cmake from the folder ${folder}.
#include \"${header}\"

namespace vindplaats {
${externs}
namespace {
constexpr const ${type}* k_${name}[] = {
${entries}};
}  // namespace

std::span<const ${type}* const> ${name}() { return k_${name}; }
}  // namespace vindplaats
")
  target_sources(${target} PRIVATE ${out})
endfunction()

# vindplaats_tests(NAME [LINKS ...]): tests/unit/NAME/*.cpp become the program test_NAME; each case is a ctest test of its own.
function(vindplaats_tests name)
  cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(test_${name} ${sources})
  target_link_libraries(test_${name} PRIVATE vindplaats_test_support ${ARG_LINKS} vindplaats_flags)
  gtest_discover_tests(test_${name} DISCOVERY_MODE PRE_TEST WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    PROPERTIES LABELS "unit" DISCOVERY_TIMEOUT 60)
endfunction()

# vindplaats_embed(NAME FOLDER HEADER TYPE FUNCTION): every file below FOLDER stands in the library, as FUNCTION() gives it; cmake/embed.cmake.
function(vindplaats_embed name folder header type function)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${CMAKE_CURRENT_SOURCE_DIR}/${folder} -DOUT=${out} -DHEADER=${header} -DTYPE=${type}
      -DFUNCTION=${function} -P ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
    COMMENT "Embedding ${folder}" VERBATIM)
  target_sources(vindplaats_${name} PRIVATE ${out})
endfunction()
