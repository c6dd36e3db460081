// Generated from the queries.sql files by `make queries`. Do not edit.
