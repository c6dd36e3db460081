//! As much of Cloud Storage as is called, and what may go wrong with it.

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::ops::Bound;
use std::sync::{Arc, Mutex, MutexGuard};

use bytes::Bytes;
use guichet_clock::Clock;
use http::request::Parts;
use http::{Method, Request, Response, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// What the server does with a request instead of, or after, what it was asked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    /// Answers this status and does nothing.
    Refuse(u16),
    /// Does it and closes the connection without an answer.
    Drop,
    /// Never answers.
    Silence,
    /// Deletes everything, and then does it.
    Empty,
    /// Answers a page of some proxy.
    Nonsense,
}

/// One object.
pub(super) struct Object {
    pub(super) content: Bytes,
    pub(super) content_type: String,
    pub(super) cache_control: String,
    generation: u64,
    metageneration: u64,
    updated: String,
}

/// The bucket `pictures`, which everything else is about.
pub(super) struct Bucket {
    pub(super) objects: BTreeMap<String, Object>,
    /// For the next requests, one each.
    pub(super) faults: VecDeque<Fault>,
    /// Method and path of each request, and who asked.
    pub(super) asked: Vec<(String, Option<String>)>,
    /// The only token that is good, where any is asked for.
    pub(super) token: Option<String>,
    generations: u64,
    clock: Clock,
}

pub(super) struct Server {
    pub(super) url: String,
    bucket: Arc<Mutex<Bucket>>,
}

type Answer = Response<Full<Bytes>>;

impl Server {
    pub(super) async fn start(clock: Clock) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        let bucket = Arc::new(Mutex::new(Bucket {
            objects: BTreeMap::new(),
            faults: VecDeque::new(),
            asked: Vec::new(),
            token: None,
            generations: 0,
            clock,
        }));
        let served = Arc::clone(&bucket);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let bucket = Arc::clone(&served);
                let service = service_fn(move |request| answer(Arc::clone(&bucket), request));
                let connection = hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service);
                tokio::spawn(connection);
            }
        });
        Self { url, bucket }
    }

    pub(super) fn bucket(&self) -> MutexGuard<'_, Bucket> {
        self.bucket.lock().expect("no panic")
    }

    /// What it shall do with the next requests.
    pub(super) fn fail(&self, faults: impl IntoIterator<Item = Fault>) {
        self.bucket().faults = faults.into_iter().collect();
    }

    /// Method and path of the requests since the last call.
    pub(super) fn asked(&self) -> Vec<String> {
        let asked = std::mem::take(&mut self.bucket().asked);
        asked.into_iter().map(|(request, _)| request).collect()
    }
}

async fn answer(bucket: Arc<Mutex<Bucket>>, request: Request<Incoming>) -> io::Result<Answer> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.expect("a whole body").to_bytes();
    let (answer, fault) = {
        let mut bucket = bucket.lock().expect("no panic");
        let fault = bucket.faults.pop_front();
        (bucket.respond(&head, &body, fault), fault)
    };
    match fault {
        // hyper closes the connection.
        Some(Fault::Drop) => Err(io::Error::other("as asked for")),
        Some(Fault::Silence) => std::future::pending().await,
        _ => Ok(answer),
    }
}

impl Bucket {
    /// Past the interface.
    pub(super) fn write(&mut self, key: &str, content: &[u8]) {
        self.insert(key, Bytes::copy_from_slice(content), "text/plain", "");
    }

    fn insert(&mut self, key: &str, content: Bytes, content_type: &str, cache_control: &str) {
        self.generations += 1;
        let object = Object {
            content,
            content_type: content_type.to_owned(),
            cache_control: cache_control.to_owned(),
            generation: self.generations,
            metageneration: 1,
            updated: self.clock.now().to_string(),
        };
        self.objects.insert(key.to_owned(), object);
    }

    fn respond(&mut self, head: &Parts, body: &Bytes, fault: Option<Fault>) -> Answer {
        let authorization = head.headers.get(header::AUTHORIZATION);
        let token = authorization
            .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "))
            .map(str::to_owned);
        let path = head.uri.path();
        self.asked
            .push((format!("{} {path}", head.method), token.clone()));
        match fault {
            Some(Fault::Refuse(status)) => return refused(status, "as asked for"),
            Some(Fault::Nonsense) => {
                return Response::new(Full::from("<html>Welcome to the hotel's network"));
            }
            Some(Fault::Empty) => self.objects.clear(),
            _ => {}
        }
        if self.token.is_some() && self.token != token {
            return refused(401, "Invalid Credentials");
        }
        let query: BTreeMap<String, String> = head
            .uri
            .query()
            .unwrap_or_default()
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), decoded(value)))
            .collect();
        let objects = "/storage/v1/b/pictures/o";
        if path == "/upload/storage/v1/b/pictures/o" && head.method == Method::POST {
            return self.upload(head, &query, body);
        }
        if path == objects && head.method == Method::GET {
            return self.list(&query);
        }
        match path
            .strip_prefix(objects)
            .and_then(|rest| rest.strip_prefix('/'))
        {
            Some(key) => self.one(head, &decoded(key), &query, body),
            None => refused(404, "The specified bucket does not exist."),
        }
    }

    fn upload(&mut self, head: &Parts, query: &BTreeMap<String, String>, body: &Bytes) -> Answer {
        let content_type = head.headers["content-type"].to_str().expect("text");
        let boundary = content_type
            .strip_prefix("multipart/related; boundary=\"")
            .and_then(|rest| rest.strip_suffix('"'))
            .expect("multipart/related");
        let (properties, rest) = part(body, boundary);
        let properties: Value = serde_json::from_slice(properties.1).expect("JSON");
        let (content, end) = part(rest, boundary);
        assert_eq!(end, b"--\r\n");
        assert_eq!(query["uploadType"], "multipart");
        let key = properties["name"].as_str().expect("a name");
        if query["ifGenerationMatch"] == "0" && self.objects.contains_key(key) {
            return refused(
                412,
                "At least one of the pre-conditions you specified did not hold.",
            );
        }
        let cache_control = properties["cacheControl"].as_str().unwrap_or_default();
        let content_type = content.0.strip_prefix("Content-Type: ").expect("a type");
        self.insert(
            key,
            Bytes::copy_from_slice(content.1),
            content_type,
            cache_control,
        );
        told(&self.properties(key))
    }

    fn list(&self, query: &BTreeMap<String, String>) -> Answer {
        let prefix = &query["prefix"];
        let most: usize = query["maxResults"].parse().expect("a number");
        let after = query
            .get("pageToken")
            .map_or(Bound::Unbounded, |key| Bound::Excluded(key.clone()));
        let mut keys: Vec<&String> = self
            .objects
            .range((after, Bound::Unbounded))
            .map(|(key, _)| key)
            .filter(|key| key.starts_with(prefix.as_str()))
            .take(most + 1)
            .collect();
        let more = keys.len() > most;
        keys.truncate(most);
        let mut page = json!({ "kind": "storage#objects" });
        if more {
            page["nextPageToken"] = json!(keys[most - 1]);
        }
        let items: Vec<Value> = keys.iter().map(|key| self.properties(key)).collect();
        // As Cloud Storage does: without objects there is no list of them either.
        if !items.is_empty() {
            page["items"] = json!(items);
        }
        told(&page)
    }

    fn one(
        &mut self,
        head: &Parts,
        key: &str,
        query: &BTreeMap<String, String>,
        body: &Bytes,
    ) -> Answer {
        let now = self.clock.now().to_string();
        let Some(object) = self.objects.get_mut(key) else {
            return refused(404, "No such object");
        };
        let generations = [
            ("ifGenerationMatch", object.generation),
            ("ifMetagenerationMatch", object.metageneration),
        ];
        let differs =
            |(name, is): (&str, u64)| query.get(name).is_some_and(|of| *of != is.to_string());
        if generations.into_iter().any(differs) {
            return refused(
                412,
                "At least one of the pre-conditions you specified did not hold.",
            );
        }
        match head.method {
            Method::GET if query.get("alt").is_some_and(|alt| alt == "media") => {
                Response::new(Full::new(object.content.clone()))
            }
            Method::GET => told(&self.properties(key)),
            Method::PATCH => {
                let changed: Value = serde_json::from_slice(body).expect("JSON");
                assert!(changed["metadata"].is_object(), "{changed}");
                object.metageneration += 1;
                object.updated = now;
                told(&self.properties(key))
            }
            Method::DELETE => {
                self.objects.remove(key);
                let mut answer = Response::new(Full::default());
                *answer.status_mut() = StatusCode::NO_CONTENT;
                answer
            }
            _ => refused(405, "Method not allowed"),
        }
    }

    fn properties(&self, key: &str) -> Value {
        let object = &self.objects[key];
        json!({
            "kind": "storage#object",
            "name": key,
            "generation": object.generation.to_string(),
            "metageneration": object.metageneration.to_string(),
            "updated": object.updated,
        })
    }
}

/// The one header of the first part and its content, and what follows the next boundary.
fn part<'a>(body: &'a [u8], boundary: &str) -> ((&'a str, &'a [u8]), &'a [u8]) {
    let start = format!("--{boundary}\r\n");
    let body = body.strip_prefix(start.as_bytes()).unwrap_or(
        // Behind the boundary that ended another part.
        body.strip_prefix(b"\r\n").unwrap_or(body),
    );
    let (header, content) = split(body, b"\r\n\r\n");
    let (content, rest) = split(content, format!("\r\n--{boundary}").as_bytes());
    let header = std::str::from_utf8(header).expect("text");
    ((header, content), rest)
}

fn split<'a>(text: &'a [u8], at: &[u8]) -> (&'a [u8], &'a [u8]) {
    let position = text.windows(at.len()).position(|window| window == at);
    let position = position.expect("it is there");
    (&text[..position], &text[position + at.len()..])
}

fn decoded(text: &str) -> String {
    let text = percent_decode_str(text).decode_utf8();
    text.expect("UTF-8").into_owned()
}

fn told(value: &Value) -> Answer {
    Response::new(Full::from(value.to_string()))
}

fn refused(status: u16, message: &str) -> Answer {
    let body = json!({ "error": { "code": status, "message": message } });
    let mut answer = told(&body);
    *answer.status_mut() = StatusCode::from_u16(status).expect("a status");
    answer
}
