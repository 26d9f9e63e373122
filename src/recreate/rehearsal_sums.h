// SPDX-License-Identifier: MIT
#pragma once

#include "recreate/rehearsal.h"
#include "store/close/figured_documents.h"

#include <map>
#include <optional>

namespace leapfrog {

/// What a rehearsal adds up of the documents that it is given. Pure; each thread has its own.
class RehearsalSums
{
public:
    /// `now`: see rehearse().
    explicit RehearsalSums(const Context &next, const std::optional<Context> &now = {});

    /// Posts a document as recreating it would, and adds it.
    void add(const FiguredDocument &document);
    /// Adds what another thread added up.
    void merge(RehearsalSums &&other);
    /// To be called once, at the end.
    Rehearsal result();

private:
    struct Movement
    {
        Wide before = 0;
        Wide after = 0;
        std::int64_t changed = 0;
        std::vector<DocumentMovement> movers; ///< more than are told, until keepMost()
    };
    using Month = int; ///< months since year 0
    using Movements = std::map<std::pair<std::string, Month>, Movement>;

    void addTo(Movements &movements, const std::vector<Posting> &before, const std::vector<Posting> &after) const;
    [[nodiscard]] bool isLocked(const FiguredDocument &document) const;
    void stays(const std::vector<Posting> &figures);
    void refuse(const FiguredDocument &document, const std::vector<Posting> &figures, const Refusal &refusal);
    [[nodiscard]] bool isPostedNow(const FiguredDocument &document) const;
    void change(const FiguredDocument &document, const std::vector<Posting> &before, const std::vector<Posting> &after);
    std::vector<MonthMovement> addChanged(const FiguredDocument &document, const Movements &own);
    static MonthMovement told(const Movements::value_type &place);
    void keepLargest();

    Context m_context;
    std::optional<Context> m_now; ///< without its lock
    Movements m_movements;
    std::map<QString, RehearsedRefusal> m_refusals; ///< by sentence
    Rehearsal m_result;
};

} // namespace leapfrog
