//! Cookies: those that a client sends, and those that an answer sets.

use http::header::{COOKIE, HeaderValue, SET_COOKIE};

use crate::{IntoResponse, Operation, Problem, Request, Response};

impl Request {
    /// A cookie; none where it is absent, empty or not visible ASCII, or was sent twice with different values: another site
    /// under the same domain may have set the second, and nothing says which one is ours.
    ///
    /// Read from every `Cookie` header, as a proxy may pass on those of HTTP/2 one by one.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let headers = self.headers().get_all(COOKIE).iter();
        let pairs = headers.flat_map(|header| header.as_bytes().split(|byte| *byte == b';'));
        let mut values = pairs.filter_map(|pair| {
            let pair = pair.trim_ascii();
            pair.strip_prefix(name.as_bytes())?.strip_prefix(b"=")
        });
        let value = values.next()?;
        let is_legal = !value.is_empty()
            && value.iter().all(u8::is_ascii_graphic)
            && values.all(|other| other == value);
        is_legal.then(|| str::from_utf8(value).ok()).flatten()
    }
}

/// A cookie that the browser keeps for this host alone, shows to no script, and does not send along when another site's page
/// makes the request, except to open a page of ours.
#[derive(Debug)]
pub struct SetCookie {
    name: &'static str,
    value: String,
    max_age_seconds: u32,
}

impl SetCookie {
    /// A cookie that is kept for so long.
    ///
    /// # Panics
    /// When `name` does not begin with `__Host-`: it is by this that browsers let no other host set the cookie.
    pub fn new(name: &'static str, value: impl Into<String>, max_age_seconds: u32) -> Self {
        assert!(name.starts_with("__Host-"), "{name} is not held to a host");
        Self {
            name,
            value: value.into(),
            max_age_seconds,
        }
    }

    /// Makes the browser forget the cookie.
    ///
    /// # Panics
    /// As [`new`](Self::new).
    pub fn remove(name: &'static str) -> Self {
        Self::new(name, "", 0)
    }

    fn into_header(self) -> Result<HeaderValue, Problem> {
        let Self {
            name,
            value,
            max_age_seconds,
        } = self;
        // What RFC 6265 allows in a value; any other character could end it and begin an attribute.
        let is_legal = |byte: u8| byte.is_ascii_graphic() && !b"\",;\\".contains(&byte);
        if !value.bytes().all(is_legal) {
            return Err(Problem::internal(format!("{name} has an illegal value")));
        }
        let text = format!(
            "{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={max_age_seconds}"
        );
        HeaderValue::try_from(text).map_err(Problem::internal)
    }
}

/// An answer that sets cookies.
#[derive(Debug)]
pub struct WithCookies<T> {
    /// The answer without them.
    pub answer: T,
    /// One `Set-Cookie` each.
    pub cookies: Vec<SetCookie>,
}

impl<T: IntoResponse> IntoResponse for WithCookies<T> {
    fn into_response(self) -> Result<Response, Problem> {
        let mut response = self.answer.into_response()?;
        for cookie in self.cookies {
            response
                .headers_mut()
                .append(SET_COOKIE, cookie.into_header()?);
        }
        Ok(response)
    }

    fn describe(operation: Operation) -> Operation {
        T::describe(operation)
    }
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;
    use crate::NoContent;

    const NAME: &str = "__Host-guichet-session";

    fn cookie_of(headers: &[&[u8]]) -> Option<String> {
        let mut request = http::Request::new(());
        for header in headers {
            let value = HeaderValue::from_bytes(header).expect("a legal header");
            request.headers_mut().append(COOKIE, value);
        }
        let (parts, ()) = request.into_parts();
        let of_test = Request::for_test(Method::GET, "/").build();
        let request = Request::new(parts, bytes::Bytes::new(), Vec::new(), *of_test.trace());
        request.cookie(NAME).map(str::to_owned)
    }

    #[test]
    fn a_cookie_is_read_from_every_cookie_header() {
        let own = Some("abc".to_owned());
        assert_eq!(cookie_of(&[b"__Host-guichet-session=abc"]), own);
        assert_eq!(
            cookie_of(&[b"a=1;  __Host-guichet-session=abc ;b=2; c"]),
            own
        );
        assert_eq!(cookie_of(&[b"a=1", b"__Host-guichet-session=abc"]), own);
        assert_eq!(
            cookie_of(&[b"a=\xe9\xff; __Host-guichet-session=abc"]),
            own,
            "what others put into their cookies does not matter"
        );
        assert_eq!(
            cookie_of(&[b"__Host-guichet-session=a=b"]),
            Some("a=b".to_owned())
        );
    }

    #[test]
    fn a_cookie_of_another_name_or_without_a_plain_value_is_none() {
        for header in [
            b"".as_slice(),
            b"__host-guichet-session=abc",
            b"X__Host-guichet-session=abc",
            b"__Host-guichet-session2=abc",
            b"__Host-guichet-session =abc",
            b"__Host-guichet-session",
            b"__Host-guichet-session=",
            b"__Host-guichet-session=a b",
            b"__Host-guichet-session=\xc3\xa9",
        ] {
            assert_eq!(cookie_of(&[header]), None, "{}", header.escape_ascii());
        }
    }

    #[test]
    fn a_cookie_that_is_sent_twice_is_none() {
        assert_eq!(
            cookie_of(&[b"__Host-guichet-session=abc; __Host-guichet-session=def"]),
            None
        );
        assert_eq!(
            cookie_of(&[
                b"__Host-guichet-session=abc",
                b"__Host-guichet-session=\xff"
            ]),
            None
        );
        assert_eq!(
            cookie_of(&[b"__Host-guichet-session=abc; __Host-guichet-session=abc"]),
            Some("abc".to_owned()),
            "unless both say the same"
        );
    }

    #[test]
    fn a_cookie_is_kept_from_scripts_and_other_sites() {
        let answer = WithCookies {
            answer: NoContent,
            cookies: vec![
                SetCookie::new(NAME, "abc", 60),
                SetCookie::remove("__Host-guichet-browser"),
            ],
        };
        let response = answer.into_response().expect("a legal value");
        let set: Vec<_> = response.headers().get_all(SET_COOKIE).iter().collect();
        assert_eq!(
            set,
            [
                "__Host-guichet-session=abc; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60",
                "__Host-guichet-browser=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0",
            ]
        );
    }

    #[test]
    fn a_value_that_would_begin_an_attribute_is_a_mistake() {
        for value in ["abc; Domain=example.com", "a\r\nb", "a,b", "a b", "é"] {
            let answer = WithCookies {
                answer: NoContent,
                cookies: vec![SetCookie::new(NAME, value, 60)],
            };
            let problem = answer.into_response().expect_err(value);
            assert_eq!(problem.name(), "internal", "{value}");
        }
    }

    #[test]
    #[should_panic(expected = "session is not held to a host")]
    fn a_cookie_that_another_host_could_set_is_a_mistake() {
        SetCookie::remove("session");
    }
}
