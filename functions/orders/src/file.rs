use guichet_http::{Bytes, HeaderValue, Outcome, Problem, StatusCode, bytes, header};

/// What a browser does with a file: shows it, or keeps it.
pub(crate) enum Disposition {
    Inline,
    Attachment,
}

/// An answer that is a file with a name of its own.
pub(crate) fn file(
    disposition: &Disposition,
    name: &str,
    content_type: &'static str,
    content: impl Into<Bytes>,
) -> Outcome {
    let disposition = match disposition {
        Disposition::Inline => "inline",
        Disposition::Attachment => "attachment",
    };
    let value = HeaderValue::try_from(format!("{disposition}; filename=\"{name}\""));
    let value = value.map_err(Problem::internal)?;
    let mut response = bytes(StatusCode::OK, content_type, content);
    response
        .headers_mut()
        .insert(header::CONTENT_DISPOSITION, value);
    Ok(response)
}
