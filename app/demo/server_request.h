#pragma once
// The head of an HTTP/1.1 request, read. Pure; safe from any thread.
#include <string_view>

#include "app/demo/server.h"

namespace vindplaats {

// `head` ends with the empty line. An empty method: unreadable.
ServerRequest read_server_request(std::string_view head);

}  // namespace vindplaats
