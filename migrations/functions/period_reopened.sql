-- Days that had been sealed, were unlocked again and have not been sealed since, as was known at a moment: each time by whom, when and why, of those that
-- touch the days from p_from through p_through. first_day null: from the first day of the books.
CREATE OR REPLACE FUNCTION period_reopened(p_org text, p_from date, p_through date, p_at timestamptz)
RETURNS TABLE (at timestamptz, who text, why text, first_day date, last_day date) LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    RETURN QUERY
    SELECT opened.happened, opened.login, opened.reason, opened.first, opened.last
      FROM (SELECT event.happened, event.login, event.reason, least(event.was, sealed.before_it) AS last,
                   greatest(event.now_through + 1, sealed.since + 1) AS first
              FROM (SELECT one.at AS happened, one.who AS login, one.why AS reason, one.locked_through AS now_through,
                           lag(one.locked_through) OVER (ORDER BY one.at) AS was
                      FROM public.period_lock_event AS one WHERE one.org_id = p_org AND one.at <= p_at) AS event
             CROSS JOIN LATERAL (
                   SELECT max(seal.locked_through) FILTER (WHERE seal.sealed_at <= event.happened) AS before_it,
                          max(seal.locked_through) FILTER (WHERE seal.sealed_at > event.happened) AS since
                     FROM public.period_seal AS seal WHERE seal.org_id = p_org AND seal.head <> '' AND seal.sealed_at <= p_at) AS sealed
             WHERE coalesce(event.now_through, '-infinity') < event.was AND sealed.before_it IS NOT NULL) AS opened
     WHERE coalesce(opened.first, '-infinity') <= least(opened.last, p_through) AND opened.last >= p_from
     ORDER BY opened.happened;
END $$;
REVOKE EXECUTE ON FUNCTION period_reopened(text, date, date, timestamptz) FROM PUBLIC;
