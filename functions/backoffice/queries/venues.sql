-- Where the organizer's events take place.
--! list_venues (venue_id?)
select v.venue_id, v.version, v.name, v.address, v.postal_code, v.city, v.country, v.latitude, v.longitude, v.time_zone,
    (select count(*) from occurrences o where o.venue_id = v.venue_id) as dates
from venues v
where v.organizer_id = :organizer_id and (:venue_id::uuid is null or v.venue_id = :venue_id)
order by v.name, v.venue_id;

-- Locked until the transaction ends: nobody adds a date there meanwhile.
--! lock_venue
select venue_id from venues where venue_id = :venue_id and organizer_id = :organizer_id for no key update;

-- The zone in which dates there are typed, which stays until the transaction ends.
--! zone_of_venue
select time_zone from venues where venue_id = :venue_id and organizer_id = :organizer_id for share;

--! create_venue
insert into venues (venue_id, organizer_id, name, address, postal_code, city, country, latitude, longitude, time_zone, created_at)
values (:venue_id, :organizer_id, :name, :address, :postal_code, :city, :country, :latitude, :longitude, :time_zone, :at);

--! change_venue
update venues
set name = :name, address = :address, postal_code = :postal_code, city = :city, country = :country, latitude = :latitude,
    longitude = :longitude, time_zone = :time_zone, version = version + 1
where venue_id = :venue_id;
