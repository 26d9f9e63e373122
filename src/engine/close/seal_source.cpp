// SPDX-License-Identifier: MIT
#include "engine/close/seal_source.h"

#include "store/close/seal_store.h"

#include <deque>

namespace leapfrog {

SealSource linesOf(std::shared_ptr<std::istream> stream)
{
    return {.next = [stream = std::move(stream)]() -> Result<std::optional<std::string>> {
                std::string line;
                if (std::getline(*stream, line))
                    return std::optional(std::move(line));
                return std::optional<std::string>();
            },
            .namesItsHead = true};
}

SealSource linesOfKept(Connection &connection, const std::string &orgId, int number)
{
    struct State
    {
        SealStore store;
        int part = 0;
        std::deque<std::string> lines;
    };
    auto state = std::make_shared<State>(State{.store = SealStore(connection, orgId), .lines = {}});
    const auto next = [state, number]() -> Result<std::optional<std::string>> {
        if (state->lines.empty()) {
            const auto part = state->store.part(number, ++state->part);
            if (!part)
                return failed(part);
            if (!*part)
                return std::optional<std::string>();
            std::size_t begin = 0;
            for (auto end = (*part)->find('\n'); end != std::string::npos; end = (*part)->find('\n', begin)) {
                state->lines.push_back((*part)->substr(begin, end - begin));
                begin = end + 1;
            }
        }
        if (state->lines.empty())
            return std::optional<std::string>();
        auto line = std::move(state->lines.front());
        state->lines.pop_front();
        return std::optional(std::move(line));
    };
    return {.next = next, .namesItsHead = false};
}

} // namespace leapfrog
