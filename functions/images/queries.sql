-- These pictures of the organizer, in the order of their ids in the list; each with its sizes, the smallest first, and how many
-- events show it.
--! read_images
select i.image_id, i.version, i.width, i.height, i.alt, i.focal_x, i.focal_y, i.created_at,
    (
        select jsonb_agg(jsonb_build_object('object_name', r.object_name, 'width', r.width, 'height', r.height) order by r.width)
        from image_renditions r where r.image_id = i.image_id
    ) as renditions,
    (select count(*) from event_images e where e.image_id = i.image_id) as events
from unnest(:image_ids::uuid[]) with ordinality as listed (image_id, position)
join images i using (image_id)
where i.organizer_id = :organizer_id
order by listed.position;

-- A page of the organizer's pictures, the newest first.
--! list_images (after_at?, after_id?)
select i.image_id
from images i
where i.organizer_id = :organizer_id
    and (:after_at::timestamptz is null or (i.created_at, i.image_id) < (:after_at, :after_id::uuid))
order by i.created_at desc, i.image_id desc
limit :at_most;

-- What was made of this file before.
--! find_upload
select image_id from images where organizer_id = :organizer_id and upload_hash = :upload_hash;

--! count_images
select count(*) as images from images where organizer_id = :organizer_id;

--! create_image
insert into images (image_id, organizer_id, upload_hash, width, height, created_at)
values (:image_id, :organizer_id, :upload_hash, :width, :height, :at);

--! create_renditions
insert into image_renditions (image_id, width, height, object_name)
select :image_id, made.width, made.height, made.object_name
from unnest(:widths::integer[], :heights::integer[], :object_names::text[]) as made (width, height, object_name);

--! change_image
update images set alt = :alt, focal_x = :focal_x, focal_y = :focal_y, version = version + 1
where image_id = :image_id and organizer_id = :organizer_id;

-- A picture that is about to be deleted: no event comes to show it meanwhile.
--! lock_image
select image_id from images where image_id = :image_id and organizer_id = :organizer_id for update;

--! count_events
select count(*) as events from event_images where image_id = :image_id;

-- Its sizes go with it.
--! delete_image
delete from images where image_id = :image_id;

-- What the cover of an event shows that buyers see, in one language or the other.
--! find_cover
select event_id, category, coalesce(name ->> :locale, name ->> 'fr', name ->> 'en', '') as name
from events where slug = :slug and status <> 'draft';

-- Which version of its pictures this event shows.
--! find_images_version
select images_version from events where event_id = :event_id and organizer_id = :organizer_id and deleted_at is null;

-- What an event shows, the cover first.
--! list_event_images
select image_id from event_images where event_id = :event_id order by position;

-- Those of these pictures that are the organizer's; none of them is deleted meanwhile.
--! keep_images
select image_id from images where organizer_id = :organizer_id and image_id = any(:image_ids) order by image_id for key share;

--! clear_event_images
delete from event_images where event_id = :event_id;

--! set_event_images
insert into event_images (event_id, image_id, position)
select :event_id, listed.image_id, listed.position::smallint
from unnest(:image_ids::uuid[]) with ordinality as listed (image_id, position);

--! raise_images_version
update events set images_version = images_version + 1 where event_id = :event_id;
