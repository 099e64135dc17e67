// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/http_client.hpp"
#include "adapters/metadata/pace.hpp"
#include "adapters/metadata/web.hpp"
#include "tests/fakes/fake_clock.hpp"
#include "tests/fakes/local_http_server.hpp"

namespace topfive {

// One service as its provider sees it, its real wire, and a scripted server at the other end.
struct ServiceOnLoopback {
    explicit ServiceOnLoopback(ApiOptions (*web_of)(const std::string&)) : web(web_of(server.url()), http, pace, clock)
    {
    }

    LocalHttpServer server;
    HttpClient http;
    FakeClock clock;
    Pace pace{{1000, std::chrono::seconds(1)}, clock};
    Web web;
};

}
