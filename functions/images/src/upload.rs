use std::sync::Arc;

use bytes::Bytes;
use futures::future::try_join_all;
use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::{Failure, ResultExt as _};
use guichet_editing::Editing;
use guichet_http::{
    Created, Description, Problem, ProblemType, Problems, Refused, Upload, UploadedFile, Versioned,
};
use guichet_pictures::ProcessedImage;
use guichet_queries::client::{GenericClient, Params as _};
use guichet_queries::queries::images::{
    self as queries, CreateImageParams, CreateRenditionsParams,
};
use guichet_storage::{ContentType, ObjectName};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::App;
use crate::image::Image;
use crate::limits;
use crate::problems::INVALID_IMAGE;

/// Files that pictures come in. What counts is the content: a file with a wrong name comes under a wrong type.
pub(crate) struct ImageFile;

impl UploadedFile for ImageFile {
    const MEDIA_TYPES: &'static [&'static str] = &["image/jpeg", "image/png", "image/webp"];
}

/// A picture whose sizes are stored, and that may be nobody's yet.
struct StoredImage {
    upload_hash: [u8; 32],
    width: i32,
    height: i32,
    renditions: Vec<StoredRendition>,
}

struct StoredRendition {
    name: ObjectName,
    width: i32,
    height: i32,
}

/// `POST /organizers/{organizer_id}/images`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    file: Upload<ImageFile>,
) -> Result<Versioned<Created<Image>>, Refused<UploadProblem>> {
    let upload_hash = Sha256::digest(&file.content).into();
    let known = find_known(&app, caller.organizer_id, upload_hash).await?;
    let image = if let Some(known) = known {
        known
    } else {
        let image = store(&app, file.content, upload_hash).await?;
        let write = || create(&app, &caller, &image);
        app.database.retry(write).await?
    };
    let location = format!(
        "/api/v1/images/organizers/{}/images/{}",
        caller.organizer_id, image.id
    );
    Ok(Versioned {
        version: image.version,
        answer: Created {
            body: image,
            location: Some(location),
        },
    })
}

pub(crate) const DESCRIPTION: Description = Description::new("Upload a picture", "The picture")
    .details(
        "The body is the file itself. Of it only what is to be seen is kept, in up to three sizes, as JPEG: on white where it is \
         transparent, in sRGB, without any metadata. The same file again is the same picture, with its present text and focal point, \
         so an upload may be repeated.",
    );

/// Why there is no picture.
pub(crate) enum UploadProblem {}

impl Problems for UploadProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            INVALID_IMAGE,
            "nothing can be shown of the file; `reason` is `not_an_image`, `animated`, `too_many_pixels`, `damaged` or `unsupported`",
        ),
        (
            guichet_http::INVALID_FIELD,
            "the organizer has as many pictures as there may be",
        ),
    ];
}

async fn find_known(
    app: &App,
    organizer_id: Uuid,
    upload_hash: [u8; 32],
) -> Result<Option<Image>, Problem> {
    let client = app.database.get().await?;
    match find_upload(&client, organizer_id, upload_hash).await? {
        Some(image_id) => Ok(Some(Image::read(&client, organizer_id, image_id).await?)),
        None => Ok(None),
    }
}

async fn find_upload(
    client: &impl GenericClient,
    organizer_id: Uuid,
    upload_hash: [u8; 32],
) -> Result<Option<Uuid>, Problem> {
    let known = queries::find_upload()
        .bind(client, &organizer_id, &upload_hash.as_slice())
        .opt()
        .await;
    known.or_problem()
}

/// Makes the sizes, and puts them where they are found, before any row names them.
async fn store(app: &App, file: Bytes, upload_hash: [u8; 32]) -> Result<StoredImage, Problem> {
    let ProcessedImage {
        width,
        height,
        renditions,
    } = app.processor.process(file).await?;
    let put = renditions.into_iter().map(async |rendition| {
        let stored = app.storage.put(ContentType::Jpeg, rendition.content);
        Ok::<_, Problem>(StoredRendition {
            name: stored.await?,
            width: pixels(rendition.width)?,
            height: pixels(rendition.height)?,
        })
    });
    Ok(StoredImage {
        upload_hash,
        width: pixels(width)?,
        height: pixels(height)?,
        renditions: try_join_all(put).await?,
    })
}

/// As the database counts them.
fn pixels(length: u32) -> Result<i32, Problem> {
    i32::try_from(length).map_err(Problem::internal)
}

async fn create(
    app: &App,
    caller: &Caller<right::EditEvents>,
    image: &StoredImage,
) -> Result<Image, Failure> {
    let mut client = app.database.get_to_lock().await?;
    let editing = Editing::of_organizer(app, caller, &mut client).await?;
    let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
    // Somebody may have sent the same at the same time.
    let known = find_upload(transaction, organizer_id, image.upload_hash).await?;
    let image_id = match known {
        Some(image_id) => image_id,
        None => insert(&editing, image).await?,
    };
    let created = Image::read(transaction, organizer_id, image_id).await?;
    editing.commit().await?;
    Ok(created)
}

async fn insert(editing: &Editing<'_>, image: &StoredImage) -> Result<Uuid, Failure> {
    let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
    let images = queries::count_images()
        .bind(transaction, &organizer_id)
        .one()
        .await?;
    if images >= limits::IMAGES {
        let legal = format!(
            "one of at most {} pictures; delete some that no event shows",
            limits::IMAGES
        );
        return Err(Problem::invalid("", legal).into());
    }
    let image_id = editing.new_id();
    let params = CreateImageParams {
        image_id,
        organizer_id,
        upload_hash: image.upload_hash.as_slice(),
        width: image.width,
        height: image.height,
        at: editing.now,
    };
    queries::create_image().params(transaction, &params).await?;
    let renditions = || image.renditions.iter();
    let widths: Vec<i32> = renditions().map(|rendition| rendition.width).collect();
    let heights: Vec<i32> = renditions().map(|rendition| rendition.height).collect();
    let names: Vec<&str> = renditions()
        .map(|rendition| rendition.name.as_str())
        .collect();
    let params = CreateRenditionsParams {
        image_id,
        widths: widths.as_slice(),
        heights: heights.as_slice(),
        object_names: names.as_slice(),
    };
    queries::create_renditions()
        .params(transaction, &params)
        .await?;
    let difference = Difference::new()
        .value("width", i64::from(image.width))
        .value("height", i64::from(image.height));
    editing
        .log(Action::ImageUploaded, image_id, difference)
        .await?;
    Ok(image_id)
}
