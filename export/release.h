#pragma once
// From content to the files of a release, and the judgement whether it may and need be made
// (contract section 7). Pure: the same content gives the same bytes. Safe from any thread.
// export/release_writer brings it to disk.
#include <string>
#include <vector>

#include "export/manifest.h"
#include "export/target.h"

namespace vindplaats {

struct Release {
  Manifest manifest;
  std::vector<File> files;  // sorted by path, manifest.json among them
  // Whether anything but the time differs from the previous release; false: there is no need for
  // it.
  bool differs = true;
  // Why it is held, in plain words: what does not validate, or how much would be lost. Empty: go.
  std::vector<std::string> held;
  // Held for what would be lost and for nothing else: that may be meant, so a person may force it.
  // Anything else in `held` would make a release that is wrong, or that cannot be written.
  bool held_for_loss_only = false;
};

// Every target's files and the manifest. Held when an item does not validate against
// schema/catalogue.schema.json, when two items share an id or slug, or when more than
// settings.release.max_drop of the previous release's items would be gone; what was merged into an
// item that stays is not gone.
Release render_release(const ReleaseContent& content);

// May a file of a release have this name: [A-Za-z0-9._/-], no empty part, none that begins with a
// point.
bool is_file_name(std::string_view path);

}  // namespace vindplaats
