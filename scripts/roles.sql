-- The roles, the template and the database; the same for a private cluster and for the container.
-- The owner migrates, the application owns nothing: what its role may do is given here, once, by default
-- privileges in the template that every database (also the tests') is made from.

\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
\getenv backup_password BACKUP_PASSWORD

SELECT format('CREATE ROLE %I', name) FROM unnest(ARRAY['governance_owner', 'governance_app']) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
ALTER ROLE governance_owner
    LOGIN NOSUPERUSER CREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
ALTER ROLE governance_app
    LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'app_password';

-- Saves everything, changes nothing.
\if :{?backup_password}
SELECT 'CREATE ROLE governance_backup' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'governance_backup') \gexec
ALTER ROLE governance_backup LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
    PASSWORD :'backup_password';
ALTER ROLE governance_backup SET default_transaction_read_only = on;
GRANT pg_read_all_data TO governance_backup;
\endif

-- A statement that is refused is logged without its text and without the row: both may say what a resident wrote.
ALTER ROLE governance_app SET log_min_error_statement = 'panic';
ALTER ROLE governance_app SET log_error_verbosity = 'terse';
ALTER ROLE governance_owner SET log_min_error_statement = 'panic';
ALTER ROLE governance_owner SET log_error_verbosity = 'terse';
-- The owner may end the application's connections when a database is dropped.
GRANT governance_app TO governance_owner;

\connect template1
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO governance_app;
ALTER DEFAULT PRIVILEGES FOR ROLE governance_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO governance_app;
ALTER DEFAULT PRIVILEGES FOR ROLE governance_owner IN SCHEMA public
    GRANT USAGE ON SEQUENCES TO governance_app;

\connect postgres
SELECT 'CREATE DATABASE governance OWNER governance_owner TEMPLATE template1'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'governance') \gexec
-- A temporary table could take a real one's name before it; nothing here needs one.
REVOKE TEMPORARY ON DATABASE governance FROM PUBLIC;
