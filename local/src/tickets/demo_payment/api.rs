//! What the payments function calls: `POST /api/payments`, `POST /api/refunds`.

use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response, StatusCode, header};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::store::{DemoPayments, NewPayment, Refunded};
use crate::body::{Body, json_answer, problem};

/// The side of the demo provider that the payments function talks to.
#[derive(Clone)]
pub(crate) struct DemoPaymentsApi {
    payments: Arc<DemoPayments>,
    secret: String,
    public_url: String,
}

#[derive(Deserialize)]
struct NewRefund {
    refund_id: Uuid,
    reference: String,
    amount: i64,
}

impl DemoPaymentsApi {
    /// Whoever calls has to know the secret; buyers' pages are at the public URL.
    pub(crate) fn new(payments: Arc<DemoPayments>, secret: String, public_url: String) -> Self {
        Self {
            payments,
            secret,
            public_url,
        }
    }

    /// Answers a request whose path begins with `/api/`.
    pub(crate) fn answer(&self, request: &Request<Bytes>) -> Response<Body> {
        if !self.is_authorized(request.headers()) {
            return problem(
                StatusCode::UNAUTHORIZED,
                "unauthorized",
                "Unauthorized",
                "Say the shared secret as a bearer token.",
            );
        }
        match (request.method(), request.uri().path()) {
            (&Method::POST, "/api/payments") => with_body(request, |asked| self.start(asked)),
            (&Method::POST, "/api/refunds") => with_body(request, |refund| self.refund(&refund)),
            _ => problem(
                StatusCode::NOT_FOUND,
                "not-found",
                "Not found",
                "Known are /api/payments and /api/refunds.",
            ),
        }
    }

    fn is_authorized(&self, headers: &HeaderMap) -> bool {
        let expected = format!("Bearer {}", self.secret);
        headers
            .get(header::AUTHORIZATION)
            .is_some_and(|given| bool::from(given.as_bytes().ct_eq(expected.as_bytes())))
    }

    fn start(&self, asked: NewPayment) -> Response<Body> {
        let web_address = |url: &str| url.starts_with("http://") || url.starts_with("https://");
        if asked.amount <= 0 || !web_address(&asked.return_url) || !web_address(&asked.webhook_url)
        {
            let detail = "`amount` is more than 0, `return_url` and `webhook_url` begin with http:// or https://.";
            return problem(
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid-payment",
                "Invalid payment",
                detail,
            );
        }
        match self.payments.start(asked) {
            Ok((payment, new)) => json_answer(
                if new {
                    StatusCode::CREATED
                } else {
                    StatusCode::OK
                },
                &json!({
                    "reference": payment.reference,
                    "redirect_url": format!("{}/demo-payment/{}", self.public_url, payment.reference),
                }),
            ),
            Err(error) => not_kept(&error),
        }
    }

    fn refund(&self, refund: &NewRefund) -> Response<Body> {
        let state = match self
            .payments
            .refund(&refund.reference, refund.refund_id, refund.amount)
        {
            Ok(Refunded::Succeeded) => "succeeded",
            Ok(Refunded::Failed) => "failed",
            Ok(Refunded::UnknownPayment) => {
                return problem(
                    StatusCode::NOT_FOUND,
                    "not-found",
                    "Not found",
                    "There is no such payment.",
                );
            }
            Err(error) => return not_kept(&error),
        };
        let reference = format!("demo_refund_{}", refund.refund_id.simple());
        json_answer(
            StatusCode::OK,
            &json!({ "state": state, "reference": reference }),
        )
    }
}

fn with_body<T: DeserializeOwned>(
    request: &Request<Bytes>,
    act: impl FnOnce(T) -> Response<Body>,
) -> Response<Body> {
    match serde_json::from_slice(request.body()) {
        Ok(value) => act(value),
        Err(error) => problem(
            StatusCode::BAD_REQUEST,
            "invalid-json",
            "Invalid JSON",
            &error.to_string(),
        ),
    }
}

fn not_kept(error: &std::io::Error) -> Response<Body> {
    problem(
        StatusCode::INTERNAL_SERVER_ERROR,
        "internal-error",
        "The payment cannot be kept",
        &error.to_string(),
    )
}
