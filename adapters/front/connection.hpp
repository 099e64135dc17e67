// SPDX-License-Identifier: MIT
#pragma once
#include "adapters/front/conversation.hpp"
#include "adapters/front/loop.hpp"
#include "adapters/front/tap_queue.hpp"
#include "adapters/front/upstream.hpp"
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace topfive {

class Connection;

// What the connections of one listening address share.
struct Passage {
    Loop& loop;
    TapQueue& tap;
    ProxyFigures& figures;
    Upstream& upstream;
    const std::string& listen;
    std::span<char> scratch;     // one read's worth, for all: an idle connection owns no buffer
    Connection* ended = nullptr; // in this round, linked by `next_ended`
};

// One client and its own connection to MPD. Every byte goes on unchanged, in both directions; what a reader does not
// take waits in its kernel buffer, then in one read's worth here, then in the kernel buffer of the writer, who notices.
class Connection final : private Conversation::Listener {
public:
    Connection(Descriptor client, std::uint64_t number, Passage&);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    // Begins to connect to MPD, or tries again. not_yet: MPD's socket has no room now, try again soon; no_socket: this
    // process has no descriptor left (errno says so).
    enum class Attempt { begun, not_yet, failed, no_socket };
    Attempt connect();
    void end(); // closes both ends

    std::size_t place = 0; // among its proxy's connections
    Connection* next_ended = nullptr;

private:
    struct Side final : Watcher {
        explicit Side(Connection& owner) : connection(owner) {}
        void ready(std::uint32_t occurred) override { connection.ready(*this, occurred); }

        Connection& connection;
        Descriptor socket;
        std::uint32_t events = 0;   // that are watched
        bool read_to_end = false;   // it sends nothing more
        bool told_the_end = false;  // nothing more is sent to it
        std::vector<char> unsent{}; // what it did not take yet
    };

    void ready(Side&, std::uint32_t occurred);
    void connected();
    void carry(Side& from, Side& to);
    void deliver(Side& to, std::span<char> bytes);
    void flush(Side&);
    void finish(Side& to);
    void watch();
    void look(Side& from, std::span<char> bytes);
    void heard(std::string_view line) override;
    void reset(); // as end(), by which both ends lose what is on its way

    Passage& passage_;
    std::uint64_t number_;
    Side client_;
    Side mpd_;
    Conversation conversation_;
    std::string client_text_; // empty until a line was copied
    std::string in_log_;      // what MPD calls this connection
    std::uint8_t tried_ = 0;  // addresses of MPD
    bool connecting_ = false;
    bool over_ = false;
};

}
