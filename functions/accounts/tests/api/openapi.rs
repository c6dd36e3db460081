use guichet_accounts::routes;

#[test]
fn every_operation_is_described() {
    let document = routes().openapi();
    let paths = document["paths"].as_object().expect("paths");
    let operations: Vec<String> = paths
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().expect("methods").keys();
            let path = path.trim_start_matches("/api/v1/accounts");
            methods
                .filter(|key| *key != "parameters")
                .map(move |method| format!("{method} {path}"))
        })
        .collect();
    assert_eq!(
        operations,
        [
            "post /invitations/accept",
            "post /invitations/show",
            "post /links",
            "patch /me",
            "get /me/audit",
            "post /me/email",
            "post /me/email/confirm",
            "put /me/password",
            "post /me/recovery-codes",
            "delete /me/totp",
            "post /me/totp",
            "put /me/totp",
            "post /organizers",
            "get /organizers/{organizer_id}",
            "patch /organizers/{organizer_id}",
            "get /organizers/{organizer_id}/api-keys",
            "post /organizers/{organizer_id}/api-keys",
            "delete /organizers/{organizer_id}/api-keys/{api_key_id}",
            "get /organizers/{organizer_id}/audit",
            "get /organizers/{organizer_id}/audit/check",
            "put /organizers/{organizer_id}/bank-account",
            "get /organizers/{organizer_id}/invitations",
            "post /organizers/{organizer_id}/invitations",
            "delete /organizers/{organizer_id}/invitations/{invitation_id}",
            "post /organizers/{organizer_id}/invitations/{invitation_id}/mail",
            "get /organizers/{organizer_id}/members",
            "delete /organizers/{organizer_id}/members/{account_id}",
            "patch /organizers/{organizer_id}/members/{account_id}",
            "delete /organizers/{organizer_id}/membership",
            "post /resets",
            "delete /session",
            "get /session",
            "post /session/step-up",
            "delete /sessions",
            "get /sessions",
            "post /sessions",
            "post /sessions/by-link",
            "delete /sessions/{session_id}",
            "post /sign-ups",
            "post /sign-ups/confirm",
        ]
    );
}
