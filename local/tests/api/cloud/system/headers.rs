//! What browsers are told with everything that comes through the load balancer.

use super::super::Place;
use crate::support::get;

#[tokio::test(flavor = "multi_thread")]
async fn browsers_may_do_no_more_with_pages_and_with_answers_than_these_need() {
    let place = Place::of_real_functions().await;
    let cloud = place.run().await;
    for (path, sources, referrer) in [
        ("/", "'self'", "strict-origin"),
        ("/events/jazz", "'self'", "strict-origin"),
        ("/assets/gone.js", "'self'", "strict-origin"),
        ("/api/v1/catalog/events", "'none'", "no-referrer"),
        ("/api/v1/checkout/orders/nobody", "'none'", "no-referrer"),
        ("/api/v1/orders/nobody", "'none'", "no-referrer"),
        ("/api/v1/payments/nowhere", "'none'", "no-referrer"),
    ] {
        let answer = get(&cloud.url(path)).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with(&format!("default-src {sources};")) && !policy.contains("unsafe"),
            "{path}: {policy}"
        );
        for (name, value) in [
            ("strict-transport-security", "max-age=31536000"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("referrer-policy", referrer),
            ("x-content-type-options", "nosniff"),
        ] {
            assert_eq!(answer.header(name), value, "{path}: {name}");
        }
        let permissions = answer.header("permissions-policy");
        for device in ["geolocation", "camera", "microphone", "payment"] {
            let granted = permissions.contains(&format!("{device}=(self)"));
            let refused = permissions.contains(&format!("{device}=()"));
            let wanted = device == "geolocation" && sources == "'self'";
            assert_eq!(
                (granted, refused),
                (wanted, !wanted),
                "{path}: {permissions}"
            );
        }
    }
    assert!(cloud.stop().await.success());
}
