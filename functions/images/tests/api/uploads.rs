//! What is made of a good file.

use guichet_http::Method;
use image::codecs::jpeg::JpegDecoder;
use image::{DynamicImage, GrayImage, ImageDecoder as _, ImageFormat, Luma, Rgba, RgbaImage};
use moxcms::ColorProfile;
use serde_json::{Value, json};

use crate::office::{Office, id, organizer};
use crate::pictures::{BLUE, RED, cmyk_jpeg, encoded, exif, halves, jpeg, jpeg_with};

fn sizes(image: &Value) -> Vec<(u64, u64)> {
    let renditions = image["renditions"].as_array().expect("sizes");
    let size = |rendition: &Value| (rendition["width"].as_u64(), rendition["height"].as_u64());
    renditions
        .iter()
        .map(size)
        .map(|(width, height)| (width.expect("a width"), height.expect("a height")))
        .collect()
}

#[track_caller]
fn looks_like(seen: [u8; 3], expected: [u8; 3]) {
    let is_near = |(one, other): (u8, u8)| one.abs_diff(other) <= 6;
    let is_like = seen.into_iter().zip(expected).all(is_near);
    assert!(is_like, "{seen:?} is to be seen, not {expected:?}");
}

#[tokio::test]
async fn a_picture_is_kept_in_three_sizes_at_addresses_that_were_answered() {
    let office = Office::open().await;
    let answer = office.upload(&jpeg(2400, 1600)).await.has_status(201);
    let image = answer.json();
    let path = format!(
        "/api/v1/images/organizers/{}/images/{}",
        office.organizer_id,
        id(&image)
    );
    assert_eq!(answer.header("location"), Some(path.as_str()));
    assert_eq!(answer.header("etag"), Some("\"1\""));
    assert_eq!(
        (&image["width"], &image["height"], &image["alt"]),
        (&json!(2400), &json!(1600), &json!({}))
    );
    assert_eq!(
        (&image["focal_x"], &image["focal_y"], &image["events"]),
        (&json!(50), &json!(50), &json!(0))
    );
    assert_eq!(sizes(&image), [(480, 320), (960, 640), (1920, 1280)]);
    for rendition in image["renditions"].as_array().expect("sizes") {
        let bytes = office.bytes(rendition).await;
        let decoder = JpegDecoder::new(std::io::Cursor::new(bytes)).expect("a JPEG");
        let (width, height) = decoder.dimensions();
        assert_eq!(
            (&json!(width), &json!(height)),
            (&rendition["width"], &rendition["height"])
        );
    }
    let seen = office.seen(&image).await;
    looks_like(seen.get_pixel(400, 600).0, RED);
    looks_like(seen.get_pixel(1500, 600).0, BLUE);
    assert_eq!(office.actions().await, ["image.uploaded"]);
}

#[tokio::test]
async fn no_picture_is_made_larger_than_it_is() {
    let office = Office::open().await;
    for (file, expected) in [
        (jpeg(700, 500), vec![(480, 343), (700, 500)]),
        (jpeg(300, 420), vec![(300, 420)]),
        (jpeg(1, 1), vec![(1, 1)]),
        // Narrower sizes would be as wide.
        (jpeg(1, 600), vec![(1, 480)]),
    ] {
        let image = office.upload(&file).await.has_status(201).json();
        assert_eq!(sizes(&image), expected);
    }
}

#[tokio::test]
async fn nothing_of_the_file_is_kept_but_what_is_to_be_seen() {
    let office = Office::open().await;
    let place = "48.8584 N, 2.2945 E";
    // Lying on its left side.
    let file = jpeg_with(&halves(400, 200), &exif(6, place), b"");
    let holds = |bytes: &[u8], text: &str| {
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    };
    assert!(holds(&file, place) && holds(&file, "Exif"));
    let image = office.upload(&file).await.has_status(201).json();
    assert_eq!(
        (&image["width"], &image["height"]),
        (&json!(200), &json!(400))
    );
    let seen = office.seen(&image).await;
    assert_eq!(seen.dimensions(), (200, 400));
    looks_like(seen.get_pixel(100, 80).0, RED);
    looks_like(seen.get_pixel(100, 320).0, BLUE);
    for rendition in image["renditions"].as_array().expect("sizes") {
        let bytes = office.bytes(rendition).await;
        assert!(!holds(&bytes, place) && !holds(&bytes, "Exif"));
    }
}

#[tokio::test]
async fn pictures_of_every_kind_look_as_they_did() {
    let office = Office::open().await;
    let clear = RgbaImage::from_pixel(32, 32, Rgba([10, 20, 30, 0]));
    let deep = DynamicImage::from(halves(32, 32)).into_rgba16();
    let white = [255; 3];
    for (name, file, expected) in [
        ("png", encoded(halves(32, 32), ImageFormat::Png), RED),
        ("webp", encoded(halves(32, 32), ImageFormat::WebP), RED),
        ("clear png", encoded(clear.clone(), ImageFormat::Png), white),
        ("clear webp", encoded(clear, ImageFormat::WebP), white),
        ("16 bits", encoded(deep, ImageFormat::Png), RED),
        (
            "grey",
            encoded(GrayImage::from_pixel(32, 32, Luma([90])), ImageFormat::Jpeg),
            [90; 3],
        ),
        ("cmyk", cmyk_jpeg([55, 225, 225, 0]), [200, 30, 30]),
        ("black", cmyk_jpeg([0, 0, 0, 255]), [0; 3]),
    ] {
        let image = office.upload(&file).await.has_status(201).json();
        let seen = office.seen(&image).await;
        println!("{name}");
        looks_like(seen.get_pixel(3, 3).0, expected);
    }
}

#[tokio::test]
async fn the_colours_of_a_telephone_do_not_grow_pale() {
    let office = Office::open().await;
    let p3 = ColorProfile::new_display_p3().encode().expect("a profile");
    let file = jpeg_with(&halves(32, 32), &[], &p3);
    let image = office.upload(&file).await.has_status(201).json();
    let [red, green, _] = office.seen(&image).await.get_pixel(3, 3).0;
    assert!(red > RED[0] + 8 && green < RED[1], "{red} {green}");
}

#[tokio::test]
async fn the_same_file_again_is_the_same_picture() {
    let office = Office::open().await;
    let file = jpeg(64, 48);
    let first = office.upload(&file).await.has_status(201).json();
    let path = format!("/images/{}", id(&first));
    let text = json!({"alt": {"fr": "Une scène vide"}});
    office.patch(&path, 1, &text).await.has_status(200);
    let again = office.upload(&file).await.has_status(201);
    assert_eq!(again.header("etag"), Some("\"2\""));
    assert_eq!(again.json(), office.get(&path).await.json());
    assert_eq!((office.images().await, office.objects()), (1, 1));
    assert_eq!(office.actions().await, ["image.uploaded", "image.changed"]);
}

/// Red without the lock of the organizer's row: the second insert fails.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_who_send_the_same_file_at_once_get_the_same_picture() {
    let office = Office::open().await;
    for round in 0..10 {
        let file = jpeg(64 + round, 48);
        let (one, two) = tokio::join!(office.upload(&file), office.upload(&file));
        let (one, two) = (one.has_status(201).json(), two.has_status(201).json());
        assert_eq!(one, two, "round {round}");
    }
    assert_eq!(office.images().await, 10);
    assert_eq!(office.actions().await.len(), 10);
}

#[tokio::test]
async fn two_organizers_with_the_same_file_have_a_picture_each() {
    let office = Office::open().await;
    let other = organizer(&office.client, &office.clock, "ailleurs").await;
    let program = office.program(other).await;
    let file = jpeg(64, 48);
    let ours = office.upload(&file).await.has_status(201).json();
    let theirs = office.upload_as(&program, other, &file).await;
    let theirs = theirs.has_status(201).json();
    assert_ne!(id(&ours), id(&theirs));
    assert_eq!(ours["renditions"], theirs["renditions"]);
    assert_eq!((office.images().await, office.objects()), (2, 1));
}

#[tokio::test]
async fn a_picture_that_cannot_be_stored_is_none() {
    let office = Office::open().await;
    std::fs::write(office.folder.path().join("media"), "a file, and no folder").expect("written");
    office.upload(&jpeg(64, 48)).await.refuses(500, "internal");
    assert_eq!(office.images().await, 0);
}

#[tokio::test]
async fn an_organizer_has_so_many_pictures_and_no_more() {
    let office = Office::open().await;
    office
        .execute(
            "insert into images (image_id, organizer_id, upload_hash, width, height, created_at)
            select gen_random_uuid(), $1, sha256(n::text::bytea), 1, 1, now() from generate_series(1, 2000) as n",
            &[&office.organizer_id],
        )
        .await;
    office.upload(&jpeg(64, 48)).await.refuses_field("");
    assert_eq!(office.images().await, 2000);
}

#[tokio::test]
async fn what_is_no_file_of_a_picture_by_its_name_is_refused() {
    let office = Office::open().await;
    for media_type in [
        "image/gif",
        "image/svg+xml",
        "application/json",
        "multipart/form-data",
    ] {
        let request = office
            .request(Method::POST, "/images")
            .header("content-type", media_type)
            .body(jpeg(8, 8));
        let refused = office.send(office.manager(), request).await;
        let problem = refused.refuses(415, "unsupported-media-type");
        assert_eq!(
            problem["errors"][0]["detail"],
            "must be image/jpeg or image/png or image/webp"
        );
    }
}
