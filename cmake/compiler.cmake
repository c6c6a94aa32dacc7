# How every file of ours is compiled. Weights and scores must give the same bits on every machine: no fused multiply-add, no fast-math.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE ccache)
if(CCACHE)
  # Without the directory in the hash, a second build folder hits the same cache.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_NOHASHDIR=1 CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${CCACHE})
endif()

add_library(vindplaats_flags INTERFACE)
target_compile_options(vindplaats_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # g++ 12 reports overlapping copies inside std::string's operator+ that cannot happen (gcc.gnu.org/PR105651).
  target_compile_options(vindplaats_flags INTERFACE -Wno-restrict)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # The files that `init` writes are literals longer than the standard asks of compilers; g++ and clang take them.
  target_compile_options(vindplaats_flags INTERFACE -Wno-overlength-strings)
endif()
if(VINDPLAATS_SANITIZE)
  add_compile_options(-fsanitize=${VINDPLAATS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${VINDPLAATS_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 reports false positives of these two under the sanitizers' instrumentation.
    add_compile_options(-Wno-maybe-uninitialized -Wno-tsan)
  endif()
endif()
if(VINDPLAATS_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_program(MOLD mold)
if(MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_link_options(-fuse-ld=mold)
endif()
