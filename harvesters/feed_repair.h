#pragma once
// A feed that is not well-formed XML, made one that is, without guessing what it meant to say: each
// item is looked at by itself, so that damage in one, or around them, does not take the others
// along. Pure; safe from any thread; linear time; no more than three times the size comes out.
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

struct RepairedFeed {
  std::string text;  // the root, the channel, what is whole of its head, and the items
  // Of each item in its order: the names of its texts whose markup was written out ("description"),
  // joined by ", "; empty: it is as it came, perhaps broken still.
  std::vector<std::string> mended;
};

// False when it is no feed, does not end in its root's end tag (then it is cut off, faults.md row
// 44, and the rest will come), or has no item, more than 20,000 of them, or is larger than 16 MB.
// An item is mended when all its damage lies within texts that may hold markup (title, description,
// summary, content): these become text, which is what they are to a browser. Where anything else of
// it is damaged, it stays as it is, for others to set aside: a record that is read half is worse
// than one that is refused. `text` has gone through repair_xml and holds no DOCTYPE.
bool repair_feed(std::string_view text, RepairedFeed& out);

}  // namespace vindplaats
