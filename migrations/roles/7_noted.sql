-- Which text this database follows now.
DELETE FROM public.schema_roles;
INSERT INTO public.schema_roles (checksum) VALUES (current_setting('leapfrog.checksum'));
