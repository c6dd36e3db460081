//! What nothing is made of.

use guichet_http::limits::UPLOAD_BYTES;
use image::{GrayImage, ImageFormat};

use crate::office::Office;
use crate::pictures::{
    animated_png, animated_webp, encoded, exif, halves, jpeg, jpeg_with, png_that_claims,
};

fn cut(mut file: Vec<u8>) -> Vec<u8> {
    file.truncate(file.len() * 3 / 4);
    file
}

fn spoilt(mut file: Vec<u8>, at: usize) -> Vec<u8> {
    file[at..].fill(0xff);
    file
}

#[tokio::test]
async fn a_file_that_is_no_picture_is_refused_with_what_it_must_be() {
    let office = Office::open().await;
    let preview = jpeg(160, 120);
    let photo = jpeg_with(&halves(400, 300), &[exif(1, ""), preview].concat(), b"");
    for (reason, file) in [
        ("not_an_image", Vec::new()),
        ("not_an_image", b"%PDF-1.7\n".to_vec()),
        ("not_an_image", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec()),
        (
            "not_an_image",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
        ),
        ("damaged", b"\xff\xd8\xff\xe0".to_vec()),
        ("damaged", cut(jpeg(400, 300))),
        ("damaged", cut(photo)),
        ("damaged", cut(encoded(halves(400, 300), ImageFormat::Png))),
        ("damaged", cut(encoded(halves(400, 300), ImageFormat::WebP))),
        (
            "damaged",
            spoilt(encoded(halves(400, 300), ImageFormat::Png), 60),
        ),
        (
            "damaged",
            spoilt(encoded(halves(400, 300), ImageFormat::WebP), 20),
        ),
        ("damaged", spoilt(jpeg(400, 300), 2)),
        ("animated", animated_png()),
        ("animated", animated_webp()),
        ("too_many_pixels", png_that_claims(8200, 5000)),
        // A bomb: some bytes that would be two gigabytes of pixels.
        ("too_many_pixels", png_that_claims(40_000, 40_000)),
        ("too_many_pixels", png_that_claims(u32::MAX >> 1, 1)),
    ] {
        let refused = office.upload(&file).await;
        let problem = refused.refuses(422, "invalid-image");
        assert_eq!(problem["reason"], reason, "{} bytes", file.len());
        let legal = problem["errors"][0]["detail"].as_str().expect("a text");
        assert!(legal.starts_with("must be "), "{legal}");
    }
    assert_eq!((office.images().await, office.objects()), (0, 0));
    assert!(office.actions().await.is_empty());
}

#[tokio::test]
async fn a_picture_of_just_the_legal_size_is_taken() {
    let office = Office::open().await;
    let file = encoded(GrayImage::new(8000, 5000), ImageFormat::Png);
    let image = office.upload(&file).await.has_status(201).json();
    assert_eq!(image["width"], 8000);
    let padded = [jpeg(64, 48), vec![0; UPLOAD_BYTES]].concat();
    let whole = &padded[..UPLOAD_BYTES];
    office.upload(whole).await.has_status(201);
}

#[tokio::test]
async fn one_byte_more_is_refused() {
    let office = Office::open().await;
    let padded = [jpeg(64, 48), vec![0; UPLOAD_BYTES]].concat();
    let refused = office.upload(&padded[..=UPLOAD_BYTES]).await;
    let problem = refused.refuses(413, "body-too-large");
    assert_eq!(problem["detail"], "A body may have 10485760 bytes.");
    assert_eq!(office.images().await, 0);
}
