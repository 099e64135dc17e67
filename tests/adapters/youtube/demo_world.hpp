// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/io/http_client.hpp"
#include "adapters/io/subprocess.hpp"
#include "adapters/io/temporary_directory.hpp"
#include <cstdlib>
#include <filesystem>
#include <future>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

namespace topfive {

// The demo's services on a free loopback port, and the environment that leads the real yt-dlp to them.
class DemoWorld {
public:
    DemoWorld()
    {
        const auto demo = std::filesystem::path(TOPFIVE_SOURCE_DIR) / "contrib/demo";
        std::promise<std::string> started;
        auto address = started.get_future();
        server_ = std::jthread([started = std::move(started), services = demo / "services.py",
                                media = media_.path()](std::stop_token stop) mutable {
            bool told = false;
            const Command command{.argv = {"python3", services.native(), "--media", media.native()}};
            const auto ending = run_program(
                command,
                [&](std::string_view line) {
                    if (!std::exchange(told, true))
                        started.set_value(std::string(line));
                },
                [](std::string_view) {}, stop);
            if (!told)
                started.set_exception(std::make_exception_ptr(std::runtime_error("services.py " + words(ending))));
        });
        url = address.get();
        ::setenv("PYTHONPATH", std::filesystem::canonical(demo).c_str(), 1);
        ::setenv("PYTHONDONTWRITEBYTECODE", "1", 1);
        ::setenv("TOPFIVE_DEMO_YOUTUBE", (url + "/youtube").c_str(), 1);
    }

    // The next requests whose path holds `path` go wrong: contrib/demo/shapes/faults.py.
    void spoil(const std::string& path, const std::string& what, int times = 1)
    {
        http_.post(url + "/faults",
                   R"({"path":")" + path + R"(",)" + what + R"(,"times":)" + std::to_string(times) + "}", {}, {});
    }
    // The requests so far, as JSON with plain slashes.
    [[nodiscard]] std::string log()
    {
        auto text = http_.get(url + "/log", {}, {}).body;
        std::erase(text, '\\');
        return text;
    }

    std::string url;

private:
    TemporaryDirectory media_;
    HttpClient http_;
    std::jthread server_;
};

}
