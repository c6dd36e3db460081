//! A data directory and the server that may be running on it.

use std::fs;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use rustix::process::{Pid, test_kill_process};

use crate::account::Account;
use crate::binaries::Binaries;
use crate::error::{At, StartError};

/// The server's own longest socket name is `.s.PGSQL.65535`.
const SOCKET_NAME: usize = "/.s.PGSQL.65535".len();

/// `sun_path` holds 108 bytes, the last of them zero.
const SOCKET_PATH: usize = 107;

/// What `postmaster.pid` says of the server on a data directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Server {
    pub(crate) pid: i32,
    pub(crate) port: u16,
    pub(crate) socket_folder: PathBuf,
    /// It accepts connections.
    pub(crate) ready: bool,
}

impl Server {
    /// The server that runs on `data`, if one does: a file left behind by one that was killed is not
    /// believed, even when another process has its number by now.
    pub(crate) fn on(data: &Path) -> Option<Self> {
        let server = Self::parse(&fs::read_to_string(data.join("postmaster.pid")).ok()?)?;
        server.is_alive(data).then_some(server)
    }

    fn parse(file: &str) -> Option<Self> {
        let lines: Vec<&str> = file.lines().collect();
        Some(Self {
            pid: lines.first()?.trim().parse().ok()?,
            port: lines.get(3)?.trim().parse().ok()?,
            socket_folder: PathBuf::from(lines.get(4)?.trim()),
            ready: lines.get(7).is_some_and(|status| status.trim() == "ready"),
        })
    }

    fn is_alive(&self, data: &Path) -> bool {
        let Ok(command) = fs::read(format!("/proc/{}/cmdline", self.pid)) else {
            return false;
        };
        let mut arguments = command.split(|byte| *byte == 0);
        let program = arguments.next().unwrap_or_default();
        let data = data.as_os_str().as_encoded_bytes();
        program.ends_with(b"postgres") && arguments.any(|argument| argument == data)
    }

    /// Whether the process still exists.
    pub(crate) fn exists(&self) -> bool {
        Pid::from_raw(self.pid).is_some_and(|pid| test_kill_process(pid).is_ok())
    }
}

/// The major version that made `data`; none if there is no cluster yet.
pub(crate) fn made_by(data: &Path) -> Option<u32> {
    fs::read_to_string(data.join("PG_VERSION"))
        .ok()?
        .trim()
        .parse()
        .ok()
}

/// Makes an empty cluster: user `postgres`, no password over the socket, which only its owner can reach.
pub(crate) fn create(
    data: &Path,
    binaries: &Binaries,
    account: Account,
    disposable: bool,
) -> Result<(), StartError> {
    // Under another name until it is whole, so that an interrupted start is not taken for a cluster.
    let unfinished = data.with_extension("unfinished");
    let mut failure = None;
    // C.UTF-8 lower-cases accented letters and sorts alike everywhere, but old systems lack it.
    for locale in ["C.UTF-8", "en_US.UTF-8", "C"] {
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished).at(&unfinished)?;
        }
        fs::DirBuilder::new()
            .mode(0o700)
            .create(&unfinished)
            .at(&unfinished)?;
        account.own(&unfinished)?;
        let mut command = account.command(&binaries.folder.join("initdb"));
        command
            .args([
                "--username=postgres",
                "--auth-local=trust",
                "--auth-host=scram-sha-256",
            ])
            .args([
                "--encoding=UTF8",
                &format!("--locale={locale}"),
                "--no-instructions",
            ])
            .args(disposable.then_some("--no-sync"))
            .arg("--pgdata")
            .arg(&unfinished);
        let line = format!("{command:?}");
        let output = command.output().map_err(|error| StartError::Command {
            command: line.clone(),
            output: error.to_string(),
        })?;
        if output.status.success() {
            return fs::rename(&unfinished, data).at(data);
        }
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        let other_locale_may_do = said.contains("locale");
        failure = Some(StartError::Command {
            command: line,
            output: said,
        });
        if !other_locale_may_do {
            break;
        }
    }
    Err(failure.expect("the loop ran at least once and did not return"))
}

/// A folder for the socket that only the account can enter and whose path the kernel accepts: beside the
/// data, or with a name made from that path in the folder for temporary files.
pub(crate) fn socket_folder(
    beside: &Path,
    temporary: &Path,
    account: Account,
) -> Result<PathBuf, StartError> {
    let fits = |folder: &Path| folder.as_os_str().len() + SOCKET_NAME <= SOCKET_PATH;
    let near = beside.join("socket");
    let folder = if fits(&near) {
        near
    } else {
        let name = beside
            .as_os_str()
            .as_encoded_bytes()
            .iter()
            .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
                (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
            });
        temporary.join(format!("guichet-{name:016x}"))
    };
    if !fits(&folder) {
        return Err(StartError::SocketPath(folder));
    }
    match fs::DirBuilder::new().mode(0o700).create(&folder) {
        Ok(()) => account.own(&folder)?,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            // Somebody else's folder of that name could be a trap.
            let found = fs::symlink_metadata(&folder).at(&folder)?;
            let owner = match account {
                Account::Other { uid, .. } => uid,
                Account::Same | Account::Namespace => rustix::process::geteuid().as_raw(),
            };
            if !found.is_dir() || found.uid() != owner {
                return Err(StartError::ForeignData {
                    directory: folder,
                    owner: found.uid(),
                });
            }
        }
        Err(source) => {
            return Err(StartError::File {
                path: folder,
                source,
            });
        }
    }
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUNNING: &str =
        "4711\n/srv/data\n1763800000\n5432\n/srv/socket\n\n  5432001    32768\nready   \n";

    #[test]
    fn the_file_of_a_running_server_is_understood() {
        let server = Server::parse(RUNNING).expect("a whole file");
        let expected = Server {
            pid: 4711,
            port: 5432,
            socket_folder: PathBuf::from("/srv/socket"),
            ready: true,
        };
        assert_eq!(server, expected);
    }

    #[test]
    fn a_server_that_is_starting_is_not_ready() {
        assert!(
            !Server::parse(&RUNNING.replace("ready", "starting"))
                .expect("a whole file")
                .ready
        );
        let cut = RUNNING.lines().take(6).collect::<Vec<_>>().join("\n");
        assert!(!Server::parse(&cut).expect("enough lines").ready);
        assert_eq!(Server::parse("4711\n"), None);
    }

    #[test]
    fn a_process_that_merely_has_the_number_is_not_the_server() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = RUNNING.replacen("4711", &std::process::id().to_string(), 1);
        fs::write(folder.path().join("postmaster.pid"), file).expect("written");
        assert_eq!(Server::on(folder.path()), None);
    }

    #[test]
    fn a_socket_path_that_is_too_long_moves_to_the_temporary_folder() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let deep = root.path().join("x".repeat(90));
        fs::create_dir(&deep).expect("created");
        let folder = socket_folder(&deep, root.path(), Account::Same).expect("a folder");
        assert_eq!(folder.parent(), Some(root.path()));
        assert!(folder.as_os_str().len() + SOCKET_NAME <= SOCKET_PATH);
        assert_eq!(
            socket_folder(&deep, root.path(), Account::Same).expect("again"),
            folder
        );
        assert!(matches!(
            socket_folder(&deep, &deep, Account::Same),
            Err(StartError::SocketPath(_))
        ));
    }
}
