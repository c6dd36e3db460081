use std::convert::Infallible;
use std::io;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use serde_json::json;

use super::{listen, url};

/// The side of the demo provider that the payments function talks to. It remembers nothing: the one who says that the
/// money is there is the buyer of the load.
pub(crate) struct Bank {
    listener: std::net::TcpListener,
}

#[derive(Deserialize)]
struct NewPayment<'a> {
    payment_id: &'a str,
}

impl Bank {
    /// Opens its port; it answers once it serves.
    pub(crate) fn open() -> io::Result<Self> {
        Ok(Self {
            listener: listen()?,
        })
    }

    /// What `DEMO_PAYMENTS_URL` is to say.
    pub(crate) fn url(&self) -> io::Result<String> {
        url("http", &self.listener)
    }

    /// Serves in this thread, until its runtime ends.
    pub(crate) fn serve(self) -> io::Result<()> {
        let listener = tokio::net::TcpListener::from_std(self.listener)?;
        tokio::task::spawn_local(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // An answer in two packets would wait for the acknowledgement of the first.
                let _ = stream.set_nodelay(true);
                tokio::task::spawn_local(
                    http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(start)),
                );
            }
        });
        Ok(())
    }
}

async fn start(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let body = request.into_body().collect().await;
    let body = body
        .map(http_body_util::Collected::to_bytes)
        .unwrap_or_default();
    let answer = match serde_json::from_slice::<NewPayment<'_>>(&body) {
        Ok(NewPayment { payment_id }) => {
            let reference = format!("demo_{payment_id}");
            let redirect_url = format!("https://bank.guichet.test/{reference}");
            Response::new(json!({"reference": reference, "redirect_url": redirect_url}).to_string())
        }
        Err(error) => {
            let mut answer = Response::new(error.to_string());
            *answer.status_mut() = http::StatusCode::BAD_REQUEST;
            answer
        }
    };
    Ok(answer.map(|text| Full::new(text.into())))
}
