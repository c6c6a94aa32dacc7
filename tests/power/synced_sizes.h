#pragma once
// What a disk without its power remembers of each file: as much as the last fsync confirmed. Linked
// into a program, this takes the place of fsync and fdatasync there, also for the libraries it
// uses, and notes behind every one how large the file is: a line "<inode> <size>" in the file that
// is named. The one who ends the program then cuts every file back to its last note (faults.md
// M11). That every file lies in its folder is taken for granted, as ext4 and XFS do once the file
// was synced. Safe from any thread.

namespace vindplaats::power {

// From now on; `path` is made anew. Without this call nothing is noted.
void note_synced_sizes(const char* path);

}  // namespace vindplaats::power
