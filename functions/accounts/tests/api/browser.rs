use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use guichet_http::{Method, Request, RequestBuilder};
use serde_json::{Value, json};

use crate::service::{Answer, PASSWORD, Service};

/// A browser of its own, which keeps cookies.
pub(crate) struct Browser {
    service: Arc<Service>,
    address: String,
    cookies: Mutex<BTreeMap<String, String>>,
}

pub(crate) const SESSION: &str = "__Host-guichet-session";

impl Browser {
    pub(crate) fn new(service: Arc<Service>) -> Self {
        Self {
            service,
            address: "203.0.113.7".to_owned(),
            cookies: Mutex::default(),
        }
    }

    /// Elsewhere.
    pub(crate) fn at(mut self, address: &str) -> Self {
        address.clone_into(&mut self.address);
        self
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.send(self.request(Method::DELETE, path)).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(self.request(Method::POST, path).json(body)).await
    }

    pub(crate) async fn post_keyed(&self, path: &str, body: &Value, key: &str) -> Answer {
        let request = self.request(Method::POST, path).json(body).keyed(key);
        self.send(request).await
    }

    pub(crate) async fn patch(&self, path: &str, body: &Value) -> Answer {
        self.send(self.request(Method::PATCH, path).json(body))
            .await
    }

    /// A change of what has been seen in this version.
    pub(crate) async fn patch_seen(&self, path: &str, version: i32, body: &Value) -> Answer {
        let request = self.request(Method::PATCH, path);
        let request = request.header("if-match", format!("\"{version}\""));
        self.send(request.json(body)).await
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) -> Answer {
        self.send(self.request(Method::PUT, path).json(body)).await
    }

    pub(crate) async fn sign_up(&self, email: &str) -> Answer {
        let body =
            json!({"email": email, "name": "Zoé Le Goff", "password": PASSWORD, "locale": "fr"});
        self.post("/sign-ups", &body).await
    }

    pub(crate) async fn ask_for_link(&self, email: &str, kind: &str) -> Answer {
        let body = json!({"email": email, "kind": kind, "locale": "fr"});
        self.post("/links", &body).await
    }

    pub(crate) async fn sign_in(&self, email: &str) -> Answer {
        self.sign_in_with(email, PASSWORD).await
    }

    pub(crate) async fn sign_in_with(&self, email: &str, password: &str) -> Answer {
        let body = json!({"email": email, "password": password});
        self.post("/sessions", &body).await
    }

    /// One of its cookies.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.get(name).cloned()
    }

    pub(crate) fn set_cookie(&self, name: &str, value: &str) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.insert(name.to_owned(), value.to_owned());
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let path = format!("/api/v1/accounts{path}");
        let request = Request::for_test(method, &path)
            .header("x-forwarded-for", &self.address)
            .header("user-agent", "Browser of a test")
            .header("sec-fetch-site", "same-origin");
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let pairs: Vec<_> = cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if pairs.is_empty() {
            return request;
        }
        request.header("cookie", pairs.join("; "))
    }

    pub(crate) async fn send(&self, request: RequestBuilder) -> Answer {
        let answer = self.service.call(request).await;
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for set in answer.headers.get_all("set-cookie") {
            let set = set.to_str().expect("ASCII");
            let (pair, attributes) = set.split_once(';').expect("attributes");
            let (name, value) = pair.split_once('=').expect("a name");
            if attributes.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        drop(cookies);
        answer
    }
}
