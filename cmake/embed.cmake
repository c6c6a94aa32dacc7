# Writes OUT: every file below FOLDER as an entry of FUNCTION(), which HEADER declares as a span of TYPE {path, bytes}, in order of path.
# Bytes go in as hexadecimal escapes, since CMake itself would change brackets and semicolons.
file(GLOB_RECURSE files RELATIVE ${FOLDER} ${FOLDER}/*)
list(SORT files)
set(entries "")
foreach(file IN LISTS files)
  file(READ ${FOLDER}/${file} bytes HEX)
  string(LENGTH "${bytes}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(................................................................)" "\\1\"\n     \"" bytes "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
  string(APPEND entries "    {\"${file}\",\n     {\"${bytes}\", ${size}}},\n")
endforeach()
file(WRITE ${OUT}
"// Made by cmake/embed.cmake from the folder ${FOLDER}.
#include \"${HEADER}\"

namespace vindplaats {

std::span<const ${TYPE}> ${FUNCTION}() {
  static constexpr ${TYPE} kFiles[] = {
${entries}};
  return kFiles;
}

}  // namespace vindplaats
")
