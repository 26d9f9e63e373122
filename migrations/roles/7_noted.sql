-- Which text this database follows now, and what guards it then: what differs from that later somebody has changed, and running these files once more
-- does not make it right.
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM public.schema_roles AS made WHERE made.checksum = current_setting('leapfrog.checksum')) THEN
        RETURN;
    END IF;
    DELETE FROM public.schema_guard;
    INSERT INTO public.schema_guard (guard, is_own)
        SELECT here.guard, here.is_own FROM public.leapfrog_guards(string_to_array(current_setting('leapfrog.parts'), ' ')) AS here;
    DELETE FROM public.schema_roles;
    INSERT INTO public.schema_roles (checksum) VALUES (current_setting('leapfrog.checksum'));
END $$;
