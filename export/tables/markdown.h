#pragma once
// Foreign text and tables as Markdown (CommonMark, with the tables of GFM). Pure; safe from any
// thread.
#include <string>
#include <string_view>

#include "export/tables/table.h"

namespace vindplaats {

// The text as it is read: on one line, and nothing in it is a mark of its own.
std::string escape_markdown(std::string_view text);

// A table with its columns' labels; numbers to the right.
std::string markdown_table(const DataTable& table, std::string_view language);

}  // namespace vindplaats
