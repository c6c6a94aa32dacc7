#pragma once
// Style sheets and the script of the front (app/web/assets), at addresses that hold the digest of
// their bytes: a browser keeps them for a year, and a new program brings new addresses.
#include <string>
#include <string_view>

#include "app/web/exchange.h"
#include "app/web/web_house.h"

namespace vindplaats {

// "front.css" -> "/assets/front.3f2a91bc.css"; empty when there is no such file.
const std::string& asset_address(std::string_view file);
// The address of [site] tokens, the platform's house style; empty when it has none.
std::string house_tokens_address(const WebHouse& house);

// /assets/*
struct Visit;
WebResponse asset_file(const Visit& visit);

}  // namespace vindplaats
