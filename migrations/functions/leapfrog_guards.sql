-- What guards the parts of Leapfrog (p_parts: their names) in this database, a line each: owners, rights, policies, triggers, checks and defaults. The
-- roles' files write down what they have left (schema_guard); what differs from that later was changed by somebody (doctor). is_own: a right that was
-- given to a login by name, or taken together with a role: an administrator may do that, and it opens no row that a policy hides.
CREATE OR REPLACE FUNCTION leapfrog_guards(p_parts text[]) RETURNS TABLE (guard text, is_own boolean) LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    WITH part AS (
        SELECT class.* FROM pg_class AS class
         WHERE class.relnamespace = 'public'::regnamespace AND class.relname = ANY (p_parts) AND class.relkind IN ('r', 'p', 'v', 'S')),
    made AS (
        SELECT one.*, format('%I(%s)', one.proname, pg_get_function_identity_arguments(one.oid)) AS signature FROM pg_proc AS one
         WHERE one.pronamespace = 'public'::regnamespace AND one.proname = ANY (p_parts)),
    given AS (
        SELECT format('%I', part.relname) AS thing, '' AS of_columns, granted.grantee, granted.privilege_type, granted.is_grantable, part.relowner AS owner
          FROM part CROSS JOIN LATERAL aclexplode(part.relacl) AS granted
        UNION ALL
        SELECT format('%I', part.relname), format(' (%I)', of.attname), granted.grantee, granted.privilege_type, granted.is_grantable, part.relowner
          FROM part JOIN pg_attribute AS of ON of.attrelid = part.oid CROSS JOIN LATERAL aclexplode(of.attacl) AS granted
        UNION ALL
        SELECT 'function ' || made.signature, '', granted.grantee, granted.privilege_type, granted.is_grantable, made.proowner
          FROM made CROSS JOIN LATERAL aclexplode(coalesce(made.proacl, acldefault('f', made.proowner))) AS granted
        UNION ALL
        SELECT 'schema public', '', granted.grantee, granted.privilege_type, granted.is_grantable, space.nspowner
          FROM pg_namespace AS space CROSS JOIN LATERAL aclexplode(space.nspacl) AS granted WHERE space.nspname = 'public'
        UNION ALL
        SELECT 'this database', '', 0, granted.privilege_type, granted.is_grantable, NULL
          FROM pg_database AS here CROSS JOIN LATERAL aclexplode(coalesce(here.datacl, acldefault('d', here.datdba))) AS granted
         WHERE here.datname = current_database() AND granted.grantee = 0 AND granted.privilege_type <> 'CONNECT')
    SELECT format('GRANT %s%s ON %s TO %s%s', given.privilege_type, given.of_columns, given.thing,
                  CASE given.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(given.grantee)) END,
                  CASE WHEN given.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END),
           given.grantee <> 0 AND pg_get_userbyid(given.grantee) NOT LIKE 'leapfrog\_%'
      FROM given WHERE given.grantee IS DISTINCT FROM given.owner
    UNION ALL
    SELECT format('owner of %I: %s', part.relname, pg_get_userbyid(part.relowner)), false FROM part WHERE part.relname <> 'schema_migration'
    UNION ALL
    SELECT format('row-level security of %I', part.relname), false FROM part WHERE part.relrowsecurity
    UNION ALL
    SELECT format('view %I: %s', part.relname, coalesce(array_to_string(part.reloptions, ', '), '')), false FROM part WHERE part.relkind = 'v'
    UNION ALL
    SELECT format('function %s: %s, %s, %s', made.signature, pg_get_userbyid(made.proowner),
                  CASE WHEN made.prosecdef THEN 'as its owner' ELSE 'as its caller' END, coalesce(array_to_string(made.proconfig, ', '), '')), false FROM made
    UNION ALL
    SELECT format('policy %I of %I: %s%s to %s, using %s, with check %s', rule.polname, part.relname, rule.polcmd,
                  CASE WHEN rule.polpermissive THEN '' ELSE ' restrictive' END,
                  (SELECT string_agg(CASE member WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(member) END, ', ' ORDER BY member) FROM unnest(rule.polroles) AS member),
                  coalesce(pg_get_expr(rule.polqual, rule.polrelid), '-'), coalesce(pg_get_expr(rule.polwithcheck, rule.polrelid), '-')), false
      FROM pg_policy AS rule JOIN part ON part.oid = rule.polrelid
    UNION ALL
    SELECT format('trigger %I of %I: %s', does.tgname, part.relname, pg_get_triggerdef(does.oid)), false
      FROM pg_trigger AS does JOIN part ON part.oid = does.tgrelid WHERE NOT does.tgisinternal
    UNION ALL
    SELECT format('check %I of %I: %s', kept.conname, part.relname, regexp_replace(pg_get_constraintdef(kept.oid), ' NOT VALID$', '')), false
      FROM pg_constraint AS kept JOIN part ON part.oid = kept.conrelid WHERE kept.contype IN ('c', 'p', 'u', 'f', 'x')
    UNION ALL
    SELECT format('default of %I.%I: %s', part.relname, of.attname, pg_get_expr(given.adbin, given.adrelid)), false
      FROM pg_attrdef AS given JOIN part ON part.oid = given.adrelid JOIN pg_attribute AS of ON of.attrelid = part.oid AND of.attnum = given.adnum
    UNION ALL
    SELECT format('event trigger %I: %s', listens.evtname, listens.evtenabled), false
      FROM pg_event_trigger AS listens WHERE listens.evtname LIKE 'leapfrog\_%'
    UNION ALL
    SELECT format('%s %I is %s''s', CASE other.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'view' ELSE 'table' END, other.relname, pg_get_userbyid(other.relowner)), false
      FROM pg_class AS other
     WHERE other.relkind IN ('r', 'p', 'v', 'm', 'f') AND other.relowner IN (to_regrole('leapfrog_owner'), to_regrole('leapfrog_gate'))
       AND NOT (other.relnamespace = 'public'::regnamespace AND other.relname = ANY (p_parts))
    UNION ALL
    SELECT format('%s granted to %s', role.rolname, quote_ident(member.rolname)), member.rolname NOT LIKE 'leapfrog\_%'
      FROM pg_auth_members AS has JOIN pg_roles AS role ON role.oid = has.roleid JOIN pg_roles AS member ON member.oid = has.member
     WHERE role.rolname LIKE 'leapfrog\_%' AND (member.rolname LIKE 'leapfrog\_%' OR role.rolname IN ('leapfrog_owner', 'leapfrog_gate'))
       AND NOT member.rolsuper
    UNION ALL
    SELECT format('%I passes by row-level security', login.rolname), false FROM pg_roles AS login
     WHERE login.rolbypassrls AND NOT login.rolsuper AND EXISTS (SELECT 1 FROM pg_roles AS ours
            WHERE ours.rolname IN ('leapfrog_viewer', 'leapfrog_worker', 'leapfrog_producer') AND pg_has_role(login.oid, ours.oid, 'MEMBER')) $$;
REVOKE EXECUTE ON FUNCTION leapfrog_guards(text[]) FROM PUBLIC;
