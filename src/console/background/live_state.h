// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <vector>

namespace leapfrog {

/// The questions that the database has not answered yet, and since when it has been silent. Has no clock and no timer:
/// whoever asks says what time it is. UI thread.
class LiveState
{
public:
    using Moment = std::chrono::steady_clock::time_point;
    using Clock = std::function<Moment()>;

    /// Without an answer for so long, what is on the screen is not called live any more.
    static constexpr std::chrono::milliseconds silentAfter = std::chrono::seconds(2);
    /// A question is cancelled when it was open for so long.
    static constexpr std::chrono::milliseconds giveUpAfter = std::chrono::seconds(30);

    enum class Kind
    {
        Screen, ///< what a screen shows depends on it
        Task, ///< it shows its own progress and may take its time
    };
    struct Question
    {
        Kind kind = Kind::Screen;
        Moment askedAt;
        std::stop_source stop; ///< makes the thread that waits for the answer come back
        std::function<void(const Error &)> giveUp; ///< tells who asked, instead of an answer
    };

    /// Returns the question's number, never 0.
    int asked(Kind kind, Moment now, const std::stop_source &stop);
    /// What to do when it is taken before it has ended. Unknown numbers are fine here and below.
    void whenGivenUp(int question, std::function<void(const Error &)> giveUp);
    /// It was answered, or nobody wants the answer any more. Returns of which kind it was.
    std::optional<Kind> ended(int question);
    [[nodiscard]] bool isEmpty() const { return m_open.empty(); }

    /// When the oldest question of a screen was asked, if that is longer ago than silentAfter.
    [[nodiscard]] std::optional<Moment> silentSince(Moment now) const;
    /// Whether a question is open for longer than giveUpAfter.
    [[nodiscard]] bool isOverdue(Moment now) const;

    /// Takes one out, or all: to be told, and their threads to be called back.
    std::vector<Question> take(int question);
    std::vector<Question> takeAll();

private:
    std::map<int, Question> m_open; ///< by number, so by age
    int m_last = 0;
};

} // namespace leapfrog
