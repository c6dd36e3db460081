//! Encryption on the way to the server, built only when the connection string asks for it.

use std::fs;
use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::url::InvalidUrl;

/// The encryption that a connection string asks for, if any.
pub(crate) fn settings(
    ssl_mode: Option<&str>,
    ssl_root_cert: Option<&str>,
) -> Result<Option<MakeRustlsConnect>, InvalidUrl> {
    let checks_name = match ssl_mode {
        None | Some("disable" | "allow" | "prefer") => return Ok(None),
        Some("require" | "verify-full") => true,
        Some("verify-ca") => false,
        Some(_) => {
            return Err(InvalidUrl(
                "sslmode must be disable, prefer, require, verify-ca or verify-full".to_owned(),
            ));
        }
    };
    let configuration = configuration(ssl_root_cert, checks_name)?;
    Ok(Some(MakeRustlsConnect::new(configuration)))
}

fn configuration(roots: Option<&str>, checks_name: bool) -> Result<ClientConfig, InvalidUrl> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let roots = Arc::new(authorities(roots)?);
    let verifier = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&provider))
        .build()
        .map_err(|error| InvalidUrl(format!("sslrootcert: {error}")))?;
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the provider supports the protocol versions this crate is built with");
    let builder = if checks_name {
        builder.with_webpki_verifier(verifier)
    } else {
        builder
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(AnyName(verifier)))
    };
    Ok(builder.with_no_client_auth())
}

fn authorities(file: Option<&str>) -> Result<RootCertStore, InvalidUrl> {
    let Some(file) = file else {
        return Ok(RootCertStore {
            roots: webpki_roots::TLS_SERVER_ROOTS.into(),
        });
    };
    let refused =
        |reason: &dyn std::fmt::Display| InvalidUrl(format!("sslrootcert {file}: {reason}"));
    let pem = fs::read(file).map_err(|error| refused(&error))?;
    let mut store = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(&pem) {
        let certificate = certificate.map_err(|error| refused(&error))?;
        store.add(certificate).map_err(|error| refused(&error))?;
    }
    if store.is_empty() {
        return Err(refused(&"it holds no certificate"));
    }
    Ok(store)
}

/// Checks a certificate except for its name: managed databases are reached by address, and their certificates name the
/// instance.
#[derive(Debug)]
struct AnyName(Arc<WebPkiServerVerifier>);

impl ServerCertVerifier for AnyName {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        // rustls checks the name last, so with this error everything else was valid.
        match self
            .0
            .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
        {
            Err(rustls::Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) => Ok(ServerCertVerified::assertion()),
            outcome => outcome,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.0
            .verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.0
            .verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.supported_verify_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_mode_and_a_missing_file_are_refused() {
        assert!(settings(Some("please"), None).is_err());
        let error = settings(Some("require"), Some("/nowhere.pem"))
            .err()
            .expect("missing");
        assert!(error.to_string().contains("/nowhere.pem"), "{error}");
    }
}
