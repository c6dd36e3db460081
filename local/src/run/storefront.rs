//! The storefront alone, for clusters, which have gateways of their own and no bucket: its files, and the pages that a function fills in.

use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use guichet_clock::Entropy;
use guichet_config::Env;
use http::header::HeaderValue;
use http::{Request, Response, StatusCode};
use tokio::sync::watch;

use super::cloud::Signals;
use crate::body::{Body, BoxError, problem};
use crate::bucket::Bucket;
use crate::console::Console;
use crate::forward::Gateway;
use crate::functions::Functions;
use crate::manifest::{Manifest, Trigger};
use crate::media::Media;
use crate::public::{self, PublicHandler};
use crate::router::first_segment;
use crate::server::listen_on;
use crate::settings::FunctionAddresses;
use crate::site::Site;

/// Answers at `HOST` and `PORT` until SIGTERM or Ctrl-C, with `functions.yaml` and `frontend/dist` of `PROJECT_FOLDER`, functions at
/// `FUNCTION_ADDRESSES`, and pictures of `STORAGE_URL`.
pub async fn run(env: &Env) -> Result<(), BoxError> {
    let mut signals = Signals::hear()?;
    let host: IpAddr = env.parse_or("HOST", "an IP address", Ipv4Addr::UNSPECIFIED.into())?;
    let port: u16 = env.parse_or("PORT", "a port number from 0 to 65535", 8080)?;
    let project = PathBuf::from(env.required("PROJECT_FOLDER")?);
    let addresses = FunctionAddresses::from_env(env)?;
    let site = site(&project, &addresses)?;
    let storage_url = env.optional("STORAGE_URL");
    let media = Media::new(storage_url.as_deref(), Console::standard())?;
    let handler: PublicHandler = Arc::new(move |request, peer| {
        let (site, media) = (site.clone(), media.clone());
        Box::pin(async move { answer(&site, &media, request, peer).await })
    });
    let (stop, asked_to_stop) = watch::channel(false);
    let listener = listen_on(host, port).await?;
    let server = tokio::spawn(public::serve(
        listener,
        public::limits(),
        handler,
        asked_to_stop,
    ));
    signals.any().await;
    stop.send_replace(true);
    server.await?;
    Ok(())
}

fn site(project: &Path, addresses: &FunctionAddresses) -> Result<Site, BoxError> {
    let manifest = Arc::new(Manifest::read(&project.join("functions.yaml"))?);
    let public = manifest
        .functions
        .iter()
        .filter(|(_, spec)| matches!(spec.trigger, Trigger::Http(_)));
    let functions = Functions::at_addresses(
        public.map(|(name, spec)| (name.clone(), spec.clone(), addresses.of(name))),
    );
    let host = |name: &String| {
        let address = addresses.of(name);
        let host = address.strip_suffix(":80").unwrap_or(&address);
        Ok((name.clone(), HeaderValue::from_str(host)?))
    };
    Ok(Site {
        hosts: manifest
            .functions
            .keys()
            .map(host)
            .collect::<Result<_, BoxError>>()?,
        gateway: Gateway::new(
            Arc::clone(&manifest),
            Arc::new(functions),
            Entropy::system(),
        ),
        manifest,
        bucket: Bucket::new(project.join("frontend/dist")),
    })
}

/// What the gateway knows no function for comes here, and is no page.
async fn answer(
    site: &Site,
    media: &Media,
    request: Request<Bytes>,
    peer: IpAddr,
) -> Response<Body> {
    match first_segment(request.uri().path()) {
        "api" | "_push" => problem(
            StatusCode::NOT_FOUND,
            "not-found",
            "Not found",
            "No function answers this path.",
        ),
        "media" => media.answer(&request).await,
        _ => site.answer(request, peer).await,
    }
}

#[cfg(test)]
mod tests {
    use guichet_clock::Clock;
    use guichet_storage::{ContentType, Storage};

    use super::*;

    #[tokio::test]
    async fn pages_and_pictures_are_there_without_any_function_and_a_path_of_no_function_is_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let dist = folder.path().join("frontend/dist");
        std::fs::create_dir_all(&dist).expect("made");
        std::fs::write(dist.join("index.html"), "<!doctype html>app").expect("written");
        std::fs::write(dist.join("backoffice.html"), "<!doctype html>office").expect("written");
        let manifest = include_str!("../../../functions.yaml");
        std::fs::write(folder.path().join("functions.yaml"), manifest).expect("written");
        // Nobody answers at port 1, as where the function of a page is down.
        let env = Env::from_pairs([("FUNCTION_ADDRESSES", "catalog=127.0.0.1:1")]);
        let addresses = FunctionAddresses::from_env(&env).expect("legal");
        let site = site(folder.path(), &addresses).expect("legal");
        let storage_url = format!("file://{}", folder.path().display());
        let env = Env::from_pairs([("STORAGE_URL", &storage_url)]);
        let storage = Storage::from_env(&env, Clock::system(), Entropy::system()).expect("legal");
        let put = storage.put(ContentType::Png, Bytes::from_static(b"a picture"));
        let picture = put.await.expect("stored").path();
        let media = Media::new(Some(&storage_url), Console::standard()).expect("legal");
        for (path, status) in [
            ("/", 200),
            ("/events/jazz", 200),
            ("/backoffice/sign-in", 200),
            ("/apiary", 404),
            ("/api/v1/nothing", 404),
            ("//api/v1/nothing", 404),
            ("/_push/nobody", 404),
            (picture.as_str(), 200),
            ("/media/nothing.webp", 404),
        ] {
            let request = Request::builder().uri(path).body(Bytes::new());
            let request = request.expect("legal");
            let answer = answer(&site, &media, request, Ipv4Addr::LOCALHOST.into()).await;
            assert_eq!(answer.status(), status, "{path}");
        }
    }
}
