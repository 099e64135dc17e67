// SPDX-License-Identifier: MIT
#include "adapters/mpd/connection.hpp"

#include <array>
#include <csignal>
#include <fmt/format.h>
#include <mpd/async.h>
#include <mpd/client.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace topfive {

namespace {
constexpr unsigned answer_limit_ms = 60'000; // MPD on a small machine writes its database meanwhile
constexpr std::string_view greeting_words = "OK MPD ";

// libmpdclient sends without MSG_NOSIGNAL: an MPD that hangs up would end the program.
void survive_broken_pipes()
{
    struct sigaction now {};
    if (::sigaction(SIGPIPE, nullptr, &now) == 0 && now.sa_handler == SIG_DFL)
        ::signal(SIGPIPE, SIG_IGN);
}
}

void MpdConnection::Free::operator()(mpd_connection* raw) const
{
    mpd_connection_free(raw);
}

MpdConnection::MpdConnection(const MpdOptions& options, std::stop_token stop)
{
    survive_broken_pipes();
    Greeted greeted = dial_mpd(options, stop);
    address_ = std::move(greeted.address);
    version_ = greeted.greeting.substr(greeting_words.size());
    const int fd = ::dup(greeted.socket.get()); // libmpdclient closes its own
    mpd_async* const async = fd < 0 ? nullptr : mpd_async_new(fd);
    if (async != nullptr)
        raw_.reset(mpd_connection_new_async(async, greeted.greeting.c_str()));
    if (!raw_)
        throw Unavailable(fmt::format("mpd {}: out of memory or of files", address_.text()));
    check(mpd_connection_get_error(raw_.get()) == MPD_ERROR_SUCCESS, "greeting");
    mpd_connection_set_timeout(raw_.get(), answer_limit_ms);
    cut_.emplace(stop, [fd] { ::shutdown(fd, SHUT_RDWR); });
    if (address_.password.empty())
        return;
    try {
        check(mpd_run_password(raw_.get(), address_.password.c_str()), "password");
    } catch (const MpdAck&) {
        throw Refused(fmt::format("mpd {}: the password is not accepted", address_.text()));
    }
}

MpdConnection::~MpdConnection()
{
    cut_.reset(); // before the descriptor's number may belong to another
}

int MpdConnection::socket() const
{
    return mpd_connection_get_fd(raw_.get());
}

void MpdConnection::limit_tags()
{
    check(mpd_run_clear_tag_types(raw()), "tagtypes clear");
    constexpr std::array wanted{MPD_TAG_ARTIST, MPD_TAG_ALBUM_ARTIST, MPD_TAG_ALBUM, MPD_TAG_TITLE};
    check(mpd_run_enable_tag_types(raw(), wanted.data(), wanted.size()), "tagtypes enable");
}

void MpdConnection::check(bool good, std::string_view tried)
{
    if (good)
        return;
    const auto error = mpd_connection_get_error(raw());
    std::string words = error == MPD_ERROR_SUCCESS ? "no answer" : mpd_connection_get_error_message(raw());
    words = fmt::format("mpd {}: {}: {}", address_.text(), tried, words);
    if (error != MPD_ERROR_SERVER)
        throw Unavailable(words);
    const int code = mpd_connection_get_server_error(raw());
    if (!mpd_connection_clear_error(raw()))
        throw Unavailable(words);
    throw MpdAck(words, code);
}

void MpdConnection::finish(std::string_view tried)
{
    check(mpd_response_finish(raw()), tried);
}

}
