-- The catalogue works out itself what can be had of each rate, from plain rows: a connection that has just been made
-- answers those in three quarters of the time. There is no release yet that calls this function.
drop function sellable_rates(uuid, timestamptz);
