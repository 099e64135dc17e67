// SPDX-License-Identifier: MIT
#include "adapters/web/metrics.hpp"

#include <fmt/format.h>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace topfive {

namespace {

using Labels = std::vector<std::pair<std::string_view, std::string_view>>;

// Backslash, quote and line end, as the format wants them.
std::string escaped(std::string_view text)
{
    std::string out;
    for (const char sign : text)
        if (sign == '\n')
            out += "\\n";
        else if (sign == '\\' || sign == '"')
            (out += '\\') += sign;
        else
            out += sign;
    return out;
}

std::string written(const Labels& labels)
{
    std::string out;
    for (const auto& [name, value] : labels)
        out += fmt::format("{}{}=\"{}\"", out.empty() ? "" : ",", name, escaped(value));
    return out.empty() ? out : "{" + out + "}";
}

class Text {
public:
    void family(const char* name, const char* type, const char* help)
    {
        name_ = name;
        fmt::format_to(std::back_inserter(text_), "# HELP topfive_{} {}\n# TYPE topfive_{} {}\n", name, help, name,
                       type);
    }
    void sample(auto value, const Labels& labels = {}, const char* suffix = "")
    {
        fmt::format_to(std::back_inserter(text_), "topfive_{}{}{} {}\n", name_, suffix, written(labels), value);
    }
    void histogram(const char* name, const char* help, const Histogram& histogram)
    {
        family(name, "histogram", help);
        std::uint64_t up_to = 0;
        for (std::size_t i = 0; i < Histogram::bounds.size(); ++i)
            sample(up_to += histogram.counts[i], {{"le", fmt::format("{}", Histogram::bounds[i])}}, "_bucket");
        sample(histogram.count, {{"le", "+Inf"}}, "_bucket");
        sample(histogram.sum, {}, "_sum");
        sample(histogram.count, {}, "_count");
    }
    std::string take() { return std::move(text_); }

private:
    const char* name_ = "";
    std::string text_;
};

void downloads(Text& text, const Status& status, const Tally::Counts& counts)
{
    text.family("downloads_total", "counter", "Downloads that came into a state since the start.");
    for (std::size_t state = 0; state < counts.downloads.size(); ++state)
        text.sample(counts.downloads[state], {{"state", name(static_cast<DownloadState>(state))}});
    text.family("downloads_in_state", "gauge", "Downloads that are in a state.");
    text.sample(status.downloads.pending, {{"state", name(DownloadState::pending)}});
    text.sample(status.downloads.downloading, {{"state", name(DownloadState::downloading)}});
    text.sample(status.downloads.completed, {{"state", name(DownloadState::completed)}});
    text.sample(status.downloads.error, {{"state", name(DownloadState::error)}});
    text.histogram("fetch_duration_seconds", "From a search to its end.", counts.fetch);
    text.histogram("download_duration_seconds", "From a download's start until its file is whole.", counts.download);
    text.histogram("verify_duration_seconds", "The look at a downloaded file.", counts.verify);
}

void proxies(Text& text, const Status& status)
{
    text.family("proxy_clients", "gauge", "Clients that are connected.");
    for (const auto& proxy : status.proxy)
        text.sample(proxy.clients, {{"listen", proxy.listen}});
    text.family("proxy_connections_total", "counter", "Clients that were accepted since the start.");
    for (const auto& proxy : status.proxy)
        text.sample(proxy.connections, {{"listen", proxy.listen}});
    text.family("proxy_closed_at_once_total", "counter", "Clients that were turned away because MPD was away.");
    for (const auto& proxy : status.proxy)
        text.sample(proxy.closed_at_once, {{"listen", proxy.listen}});
    text.family("proxy_bytes_total", "counter", "Bytes that were passed on.");
    for (const auto& proxy : status.proxy) {
        text.sample(proxy.bytes_to_mpd, {{"listen", proxy.listen}, {"to", "mpd"}});
        text.sample(proxy.bytes_to_clients, {{"listen", proxy.listen}, {"to", "clients"}});
    }
}

void services(Text& text, const Status& status)
{
    const auto all = [&](auto sample) {
        for (const auto& provider : status.providers)
            sample(provider, Labels{{"provider", provider.name}, {"kind", "metadata"}});
        for (const auto& source : status.sources)
            sample(source, Labels{{"provider", source.name}, {"kind", "audio"}});
    };
    text.family("provider_errors_total", "counter", "Times that a service failed since the configuration was read.");
    all([&](const ServiceHealth& health, const Labels& labels) { text.sample(health.faults, labels); });
    text.family("provider_up", "gauge", "1: the last call went well, or there was none.");
    all([&](const ServiceHealth& health, const Labels& labels) {
        text.sample(health.state == "ok" || health.state == "unused" ? 1 : 0, labels);
    });
}

}

std::string metrics_text(const Status& status, const Tally::Counts& counts)
{
    Text text;
    text.family("build_info", "gauge", "The version that runs.");
    text.sample(1, {{"version", status.version}});
    text.family("ready", "gauge", "1: what /healthz answers with 200.");
    text.sample(status.reasons.empty() ? 1 : 0);
    text.family("uptime_seconds", "gauge", "How long the back runs.");
    text.sample(status.uptime.count());
    text.family("mpd_connected", "gauge", "1: MPD answers.");
    text.sample(status.mpd.connected ? 1 : 0);
    text.family("library_songs", "gauge", "Songs that MPD lists.");
    text.sample(status.mpd.songs);
    text.family("queue_depth", "gauge", "Searches that wait for a worker.");
    text.sample(status.waiting);
    downloads(text, status, counts);
    proxies(text, status);
    services(text, status);
    text.family("dropped_searches_total", "counter", "Searches that were lost because too much waited.");
    text.sample(status.dropped_searches);
    text.family("back_restarts_total", "counter", "Times that the back was started again.");
    text.sample(status.back_restarts);
    return text.take();
}

}
