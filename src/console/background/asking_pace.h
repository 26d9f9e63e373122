// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>

#include <algorithm>
#include <chrono>

namespace leapfrog {

/// How soon a question is asked again that is repeated while its answer is looked at: a dear one less often. UI thread.
class AskingPace
{
public:
    /// `restFactor`: how many times as long as the answer took it rests; 5: a question may take a sixth of the time.
    explicit AskingPace(int restFactor)
        : m_restFactor(restFactor)
    { }

    /// `took`: from the question to the answer.
    void noteAnswer(std::chrono::milliseconds took)
    {
        m_lastTook = took;
        m_sinceAnswer.start();
    }
    /// Whether there was no answer yet, or it has rested enough since.
    [[nodiscard]] bool isRested() const
    {
        using std::chrono::milliseconds;
        return !m_sinceAnswer.isValid()
            || milliseconds(m_sinceAnswer.elapsed()) >= std::min(m_lastTook * m_restFactor, restAtMost);
    }

private:
    static constexpr std::chrono::milliseconds restAtMost
        = std::chrono::seconds(15); ///< what is called live is not older

    int m_restFactor;
    std::chrono::milliseconds m_lastTook{0};
    QElapsedTimer m_sinceAnswer;
};

} // namespace leapfrog
