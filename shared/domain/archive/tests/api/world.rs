//! Two installations, and an organizer with something of everything.

use std::io::{Cursor, Read as _};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use guichet_archive::{ArchiveError, Imported, Installation, export, import};
use guichet_clock::Clock;
use guichet_config::Env;
use guichet_database::{Database, DatabaseConfig};
use guichet_storage::{ContentType, Storage};
use guichet_testing::offer::Sale;
use guichet_testing::{TestDatabase, entropy, now};
use image::{ImageFormat, Rgb, RgbImage};
use serde_json::Value;
use tempfile::TempDir;
use tokio_postgres::Client;
use uuid::Uuid;

pub(crate) const OWNER: &str = "owner@example.org";

pub(crate) struct World {
    pub(crate) installation: Installation,
    pub(crate) client: Client,
    pub(crate) folder: TempDir,
    pub(crate) test: TestDatabase,
}

impl World {
    /// An installation with one account and no organizer.
    pub(crate) async fn new() -> Self {
        let test = TestDatabase::create().await;
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::fixed(now());
        let url = format!("file://{}", folder.path().display());
        let env = Env::from_pairs([("STORAGE_URL", url)]);
        let storage = Storage::from_env(&env, clock.clone(), entropy());
        let config: DatabaseConfig = test.config().by_hand();
        let client = test.client().await;
        let insert =
            "insert into accounts (account_id, email, email_folded, name, locale, created_at)
             values (gen_random_uuid(), $1, $1, 'Anne', 'fr', now())";
        client.execute(insert, &[&OWNER]).await.expect("an account");
        Self {
            installation: Installation {
                database: Database::new(&config),
                storage: storage.expect("a folder is legal"),
                clock,
                entropy: entropy(),
                address: Some("https://tickets.example.org".to_owned()),
            },
            client,
            folder,
            test,
        }
    }

    pub(crate) async fn export(&self, slug: &str) -> Vec<u8> {
        let mut file = Vec::new();
        let exported = export(&self.installation, slug, &mut file).await;
        exported.expect("an archive");
        file
    }

    pub(crate) async fn import(&self, file: &[u8]) -> Result<Imported, ArchiveError> {
        import(&self.installation, OWNER, file).await
    }

    pub(crate) async fn count(&self, table: &str) -> i64 {
        let count = format!("select count(*) from {table}");
        let row = self.client.query_one(&count, &[]).await;
        row.expect("a number").get(0)
    }

    /// An organizer with one event that has something of everything; answers its slug.
    pub(crate) async fn organizer(&self) -> String {
        let client = &self.client;
        let sale = Sale::open(client, now(), 120, 2_500).await;
        let (event, organizer_id) = (&sale.event, sale.event.organizer_id);
        let numbered = event.pool(client, Some(sale.occurrence_id), 6).await;
        event.places(client, numbered, 2, 3).await;
        event.takes(client, sale.rate_id, numbered, 1).await;
        let code = event.code(client, "SUMMER", "percentage", Some(1_000), Some(50));
        event.code_for(client, code.await, sale.rate_id).await;
        let asked = event.question(client, "order", "choice", true, Some(&["a", "b"]));
        let asked = asked.await;
        let asked_then = event.question(client, "order", "text", false, None).await;
        let addon = event.product(client, 2_000).await;
        let extra = event.rate(client, addon, 300).await;
        event.takes(client, extra, sale.pool_id, 1).await;
        let batch = "
            update questions set when_question_id = '{asked}', when_equals = '\"b\"' where question_id = '{asked_then}';
            update products set kind = 'addon', description = '{\"fr\": \"Avec *glaçons*\"}' where product_id = '{addon}';
            insert into product_requirements (addon_id, product_id, maximum) values ('{addon}', '{product}', 2);
            insert into tax_rates (tax_rate_id, organizer_id, name, basis_points, legal_reference, created_at)
                values (gen_random_uuid(), '{organizer}', 'Spectacles', 550, 'CGI 278-0 bis', now());
            update products set tax_rate_id = (select tax_rate_id from tax_rates) where product_id = '{product}';
            update rates set sale_during = tstzrange('2026-06-01T10:00:00.123456Z', '2027-06-01T10:00Z'), base_price = 2450
                where rate_id = '{rate}';
            insert into code_batches (code_batch_id, event_id, name, created_at) values (gen_random_uuid(), '{event}', 'Presse', now());
            update codes set code_batch_id = (select code_batch_id from code_batches), recipient = 'press@example.org',
                valid_during = tstzrange('2026-06-01T10:00Z', null);
            insert into mail_texts (event_id, kind, text) values ('{event}', 'tickets', '{\"fr\": \"À bientôt !\"}');
            insert into occurrence_series (occurrence_series_id, event_id, venue_id, series, doors_minutes, created_at)
                values (gen_random_uuid(), '{event}', '{venue}', '{series}', 30, now());
            insert into occurrences (occurrence_id, event_id, venue_id, number, starts_at, ends_at, doors_at, status,
                occurrence_series_id, recurrence_on, detached)
                select gen_random_uuid(), '{event}', '{venue}', 2, '2027-03-05T20:00Z', '2027-03-05T22:00Z', '2027-03-05T19:30Z',
                    'cancelled', occurrence_series_id, '2027-03-05T20:00', true from occurrence_series;
            update organizers set slug = 'parvis', legal_name = 'Parvis SARL', address = E'1 rue A\\n35000 Rennes',
                licence_numbers = '{L-1,L-2}', terms = '{\"en\": \"Terms.\\n\\nMore.\"}', currency = 'CHF', retention_months = 12
                where organizer_id = '{organizer}';
            update events set slug = 'ete', refund_policy = '{\"fr\": \"Aucun.\"}', cancellable_until_hours = 48, fee_fixed = 50,
                fees_passed_on = true, preview_hash = sha256('x') where event_id = '{event}';
            insert into signing_keys (event_id, public_key, sealed_private_key, created_at)
                values ('{event}', 'public', 'sealed-secret', now());";
        let series = r#"{"starts_on": "2027-03-05", "times": [{"time": "20:00", "duration_minutes": 120}],
            "rule": {"frequency": "weekly", "count": 3}, "exceptions": [], "additional_dates": [], "decisions": []}"#;
        let mut batch = batch.to_owned();
        for (name, value) in [
            ("{asked}", asked.to_string()),
            ("{asked_then}", asked_then.to_string()),
            ("{addon}", addon.to_string()),
            ("{product}", sale.product_id.to_string()),
            ("{organizer}", organizer_id.to_string()),
            ("{rate}", sale.rate_id.to_string()),
            ("{event}", event.event_id.to_string()),
            ("{venue}", event.venue_id.to_string()),
            ("{series}", series.to_owned()),
        ] {
            batch = batch.replace(name, &value);
        }
        client.batch_execute(&batch).await.expect("all of it");
        self.picture(organizer_id, event.event_id).await;
        "parvis".to_owned()
    }

    async fn picture(&self, organizer_id: Uuid, event_id: Uuid) {
        let mut file = Cursor::new(Vec::new());
        let picture = RgbImage::from_fn(640, 400, |x, _| {
            Rgb([200, u8::try_from(x % 255).expect("small"), 30])
        });
        let written = picture.write_to(&mut file, ImageFormat::Jpeg);
        written.expect("an encoded picture");
        let storage = &self.installation.storage;
        let put = storage.put(ContentType::Jpeg, file.into_inner().into());
        let name = put.await.expect("stored").to_string();
        let row = self.client.query_one(
            "with image as (
                insert into images (image_id, organizer_id, upload_hash, width, height, focal_x, alt, created_at)
                values (gen_random_uuid(), $1, sha256('upload'), 3000, 1875, 20, '{\"fr\": \"La scène\"}', now()) returning image_id
            ), rendition as (
                insert into image_renditions (image_id, width, height, object_name) select image_id, 640, 400, $2 from image
            )
            select image_id from image",
            &[&organizer_id, &name],
        )
            .await;
        let image_id: Uuid = row.expect("a picture").get(0);
        let show = "insert into event_images (event_id, image_id, position) values ($1, $2, 1)";
        let shown = self.client.execute(show, &[&event_id, &image_id]).await;
        shown.expect("the event shows it");
    }
}

/// The entries of an archive, in their order.
pub(crate) fn unpack(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = tar::Archive::new(GzDecoder::new(file));
    let entries = archive.entries().expect("a tar archive");
    let entries = entries.map(|entry| {
        let mut entry = entry.expect("an entry");
        let name = entry.path().expect("a name").display().to_string();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).expect("its content");
        (name, content)
    });
    entries.collect()
}

/// An archive of these entries.
pub(crate) fn pack(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut tar = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    for (name, content) in entries {
        let mut header = tar::Header::new_ustar();
        header.set_size(u64::try_from(content.len()).expect("small"));
        header.set_mode(0o644);
        // As it is: `append_data` would refuse a path that leads outside.
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        tar.append(&header, content.as_slice()).expect("appended");
    }
    let gzip = tar.into_inner().expect("written");
    gzip.finish().expect("compressed")
}

/// The JSON of an entry.
pub(crate) fn json(entries: &[(String, Vec<u8>)], name: &str) -> Value {
    let entry = entries.iter().find(|(entry, _)| entry == name);
    serde_json::from_slice(&entry.expect(name).1).expect("JSON")
}
