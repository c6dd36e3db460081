//! Somebody who does with accounts whatever people do, also wrong.

use std::collections::BTreeMap;

use guichet_clock::Clock;
use http::Method;
use ring::hmac;
use serde_json::{Value, json};

use super::super::Cloud;
use crate::support::{Answer, eventually, get, send};

/// Part of everything that people type, and of nothing else.
pub(super) const MARK: &str = "axolotl";
/// Where their requests come from.
pub(super) const ADDRESS: &str = "203.0.113.99";

const BOSS: &str = "Axolotl+Boss@example.org";
const COLLEAGUE: &str = "axolotl-colleague@example.org";

/// A grey pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\xdach\0\0\0\x82\0\x81\xdaE\x08;\0\0\0\0IEND\xaeB`\x82";

/// A browser in which somebody is signed in, and all that must stay between it and the accounts function.
pub(super) struct Person<'a> {
    cloud: &'a Cloud,
    cookies: BTreeMap<String, String>,
    asked: u32,
    /// Tokens, cookies, keys and recovery codes that there were.
    pub(super) secrets: Vec<String>,
    /// What the telephone showed, which other numbers may contain.
    pub(super) codes: Vec<String>,
}

impl<'a> Person<'a> {
    pub(super) fn new(cloud: &'a Cloud) -> Self {
        Self {
            cloud,
            cookies: BTreeMap::new(),
            asked: 0,
            secrets: Vec::new(),
            codes: Vec::new(),
        }
    }

    /// Signs up, forgets the password, and signs in in every way; right and wrong.
    pub(super) async fn signs_up_and_in(&mut self) {
        let password = json!("axolotl-password-1");
        let account =
            json!({"email": BOSS, "name": "Axolotl Boss", "password": password, "locale": "en"});
        let mut wrong = account.clone();
        wrong["email"] = "axolotl at example.org".into();
        self.refused(Method::POST, "/sign-ups", &wrong).await;
        self.done(Method::POST, "/sign-ups", &account).await;
        let token = self.mailed(BOSS, "/links/confirm#").await;
        self.refused(
            Method::POST,
            "/sign-ups/confirm",
            &json!({"token": "axolotl"}),
        )
        .await;
        let token = json!({ "token": token });
        self.done(Method::POST, "/sign-ups/confirm", &token).await;
        self.refused(Method::POST, "/sign-ups/confirm", &token)
            .await;

        let mut sign_in = json!({"email": BOSS, "password": "axolotl wrong"});
        self.refused(Method::POST, "/sessions", &sign_in).await;
        sign_in["password"] = password;
        self.done(Method::POST, "/sessions", &sign_in).await;

        for (kind, page) in [("sign_in", "/links/sign-in#"), ("reset", "/links/reset#")] {
            let link = json!({"email": BOSS, "kind": kind, "locale": "en"});
            self.done(Method::POST, "/links", &link).await;
            let mut used = json!({"token": self.mailed(BOSS, page).await});
            let path = if kind == "sign_in" {
                "/sessions/by-link"
            } else {
                used["password"] = "axolotl-password-2".into();
                "/resets"
            };
            self.done(Method::POST, path, &used).await;
        }
    }

    /// Has codes asked for, and signs in with one of each kind.
    pub(super) async fn sets_up_a_telephone(&mut self) {
        let offer = self.done(Method::POST, "/me/totp", &Value::Null).await;
        let secret = self.keeps(&offer["secret"]);
        self.refused(Method::PUT, "/me/totp", &json!({"code": "axolotl"}))
            .await;
        let code = code(&secret);
        self.codes.push(code.clone());
        let codes = self
            .done(Method::PUT, "/me/totp", &json!({"code": code}))
            .await;
        let mut sign_in = json!({"email": BOSS, "password": "axolotl-password-2"});
        self.refused(Method::POST, "/sessions", &sign_in).await;
        sign_in["code"] = code.into();
        self.refused(Method::POST, "/sessions", &sign_in).await;
        sign_in["code"] = self.keeps(&codes["recovery_codes"][0]).into();
        self.done(Method::POST, "/sessions", &sign_in).await;
    }

    /// Founds an organizer, makes a key, and calls with it; answers the organizer's path.
    pub(super) async fn founds(&mut self) -> String {
        let wanted = json!({"name": "Axolotl", "email": "axolotl@example.org", "locale": "en"});
        let founded = self.done(Method::POST, "/organizers", &wanted).await;
        let path = format!("/organizers/{}", founded["id"].as_str().unwrap());
        let account = json!({"holder": "Axolotl", "iban": "FR7630006000011234567890189"});
        self.done(Method::PUT, &format!("{path}/bank-account"), &account)
            .await;
        self.secrets.push("30006000011234567890189".to_owned());
        let wanted = json!({"name": "axolotl", "role": "manager"});
        let made = self
            .done(Method::POST, &format!("{path}/api-keys"), &wanted)
            .await;
        let key = self.keeps(&made["key"]);
        let url = self.url(&path);
        let authorization = format!("Bearer {key}");
        let called = [("authorization", authorization.as_str())];
        let answer = send(Method::GET, &url, &called, "").await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        let wrong = format!("{authorization}axolotl");
        let called = [("authorization", wrong.as_str())];
        assert_eq!(send(Method::GET, &url, &called, "").await.status, 401);
        self.uploads(&path, &authorization).await;
        path
    }

    /// Sends a picture that is larger than other bodies may be, by what stands behind it, and opens it.
    async fn uploads(&mut self, organizer: &str, authorization: &str) {
        let url = self.cloud.url(&format!("/api/v1/images{organizer}/images"));
        let headers = [
            ("authorization", authorization),
            ("content-type", "image/png"),
        ];
        let file = [PNG, MARK.repeat(20_000).as_bytes()].concat();
        let answer = send(Method::POST, &url, &headers, &file).await;
        assert_eq!(answer.status, 201, "{}", answer.text());
        let rendition = &answer.json()["renditions"][0];
        let address = rendition["url"].as_str().expect("an address");
        let seen = get(&self.cloud.url(address)).await;
        assert_eq!(
            (seen.status.as_u16(), seen.header("content-type")),
            (200, "image/jpeg")
        );
        let no_picture = send(Method::POST, &url, &headers, MARK).await;
        assert_eq!(no_picture.status, 422, "{}", no_picture.text());
    }

    /// Invites somebody, who accepts in a browser of their own.
    pub(super) async fn invites(&mut self, organizer: &str) -> Person<'a> {
        let wanted =
            json!({"email": COLLEAGUE, "role": "sales", "all_events": true, "locale": "en"});
        self.done(Method::POST, &format!("{organizer}/invitations"), &wanted)
            .await;
        let mut colleague = Person::new(self.cloud);
        let token = colleague.mailed(COLLEAGUE, "/invitation#").await;
        let mut acceptance = json!({ "token": token });
        colleague
            .done(Method::POST, "/invitations/show", &acceptance)
            .await;
        acceptance["name"] = "Axolotl Colleague".into();
        acceptance["password"] = "axolotl-password-3".into();
        colleague
            .done(Method::POST, "/invitations/accept", &acceptance)
            .await;
        colleague
    }

    /// Does what somebody of the name does; answers with it.
    pub(super) async fn is_renamed(&mut self) -> Answer {
        let name = json!({"name": "Axolotl the Second"});
        self.ask(Method::PATCH, "/me", &name).await
    }

    fn url(&self, path: &str) -> String {
        self.cloud.url(&format!("/api/v1/accounts{path}"))
    }

    async fn ask(&mut self, method: Method, path: &str, body: &Value) -> Answer {
        self.asked += 1;
        let key = format!("{MARK}-{:020}", self.asked);
        let pairs = self.cookies.iter();
        let cookies: Vec<_> = pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let cookies = cookies.join("; ");
        let mut headers = vec![
            ("x-forwarded-for", ADDRESS),
            ("user-agent", "Axolotl/5.0"),
            ("referer", "https://axolotl.example/me"),
            ("sec-fetch-site", "same-origin"),
            ("cookie", cookies.as_str()),
        ];
        if path == "/organizers" || path.ends_with("/invitations") {
            headers.push(("idempotency-key", key.as_str()));
        }
        let mut text = String::new();
        if !body.is_null() {
            headers.push(("content-type", "application/json"));
            text = body.to_string();
        }
        let answer = send(method, &self.url(path), &headers, &text).await;
        for set in answer.headers.get_all("set-cookie") {
            let (name, value) = set.to_str().unwrap().split_once('=').unwrap();
            let value = value.split(';').next().unwrap();
            self.secrets.push(value.to_owned());
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        answer
    }

    async fn done(&mut self, method: Method, path: &str, body: &Value) -> Value {
        let answer = self.ask(method, path, body).await;
        assert!(answer.status.is_success(), "{path}: {}", answer.text());
        serde_json::from_slice(&answer.body).unwrap_or_default()
    }

    async fn refused(&mut self, method: Method, path: &str, body: &Value) {
        let answer = self.ask(method, path, body).await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.text());
    }

    /// A secret in an answer.
    fn keeps(&mut self, secret: &Value) -> String {
        let secret = secret.as_str().expect("a text").to_owned();
        self.secrets.push(secret.clone());
        secret
    }

    /// The token of the link to a page in a mail to an address, once there is one.
    async fn mailed(&mut self, email: &str, page: &str) -> String {
        let to = email.replace('+', "%2B");
        let mut token = None;
        eventually(page, async || {
            let list = get(&self.cloud.url(&format!("/mail/api?to={to}")))
                .await
                .json();
            for mail in list["mails"].as_array().unwrap() {
                let id = mail["id"].as_str().unwrap();
                let mail = get(&self.cloud.url(&format!("/mail/api/{id}")))
                    .await
                    .json();
                let text = mail["text"].as_str().unwrap();
                if let Some((_, rest)) = text.split_once(page) {
                    token = rest.split_whitespace().next().map(str::to_owned);
                }
            }
            token.is_some()
        })
        .await;
        let token = token.unwrap();
        self.secrets.push(token.clone());
        token
    }
}

/// What a telephone with this secret shows now (RFC 6238).
fn code(secret: &str) -> String {
    let (mut bits, mut length, mut bytes) = (0_u32, 0, Vec::new());
    for letter in secret.bytes() {
        let digit = if letter.is_ascii_digit() {
            letter - b'2' + 26
        } else {
            letter - b'A'
        };
        bits = (bits << 5) | u32::from(digit);
        length += 5;
        if length >= 8 {
            length -= 8;
            bytes.push(u8::try_from((bits >> length) & 0xff).unwrap());
        }
    }
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &bytes);
    let step = Clock::system().now().as_second() / 30;
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let tag = tag.as_ref();
    let offset = usize::from(tag[19] & 0xf);
    let word = u32::from_be_bytes(tag[offset..offset + 4].try_into().unwrap());
    format!("{:06}", (word & 0x7fff_ffff) % 1_000_000)
}
