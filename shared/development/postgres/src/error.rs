use std::io;
use std::path::{Path, PathBuf};

/// Why there is no server. The text is for the person at the terminal: it says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// No usable binaries, and none could be fetched.
    #[error(
        "no PostgreSQL {minimum} or later was found{}, and fetching one failed: {fetch}\n\
         Install it (Debian and Ubuntu: `apt install postgresql`; Fedora: `dnf install postgresql-server \
         postgresql-contrib`), or set DATABASE_URL to a server that is already there.",
        listed(rejected)
    )]
    NoBinaries {
        /// The oldest major version that will do.
        minimum: u32,
        /// What was found but cannot be used, and why.
        rejected: Vec<String>,
        /// Why the package could not be fetched.
        fetch: String,
    },
    /// The data directory was made by a version that is not installed.
    #[error(
        "the data in {} was made by PostgreSQL {made_by}, which is not installed (found: {found}).\n\
         Install that version, or remove the directory to start anew.",
        directory.display()
    )]
    OtherVersion {
        /// The data directory.
        directory: PathBuf,
        /// Major version that made it.
        made_by: u32,
        /// Major version there is.
        found: u32,
    },
    /// The data directory cannot be read by whoever runs this.
    #[error(
        "{} belongs to another user (uid {owner}). Run this as that user, or remove the directory.",
        directory.display()
    )]
    ForeignData {
        /// The data directory.
        directory: PathBuf,
        /// Who owns it.
        owner: u32,
    },
    /// PostgreSQL refuses to run as root, and no other way was found.
    #[error(
        "PostgreSQL refuses to run as root, and no other account can reach {} (one of the folders above it \
         is closed to others), nor may `unshare --user` be used here.\n\
         Run this as an ordinary user, or move the project to a folder that others may enter.",
        path.display()
    )]
    Root {
        /// What the unprivileged account would have to reach.
        path: PathBuf,
    },
    /// The path of a unix socket is limited to 107 bytes by the kernel.
    #[error("no folder short enough for a unix socket: {} is too long", .0.display())]
    SocketPath(PathBuf),
    /// A command that was needed failed or does not exist.
    #[error("`{command}` failed: {output}")]
    Command {
        /// The command line.
        command: String,
        /// What it said, or why it could not be run.
        output: String,
    },
    /// The server ended while starting.
    #[error("PostgreSQL did not start. The end of its log ({}):\n{tail}", log.display())]
    DidNotStart {
        /// The whole log.
        log: PathBuf,
        /// Its last lines.
        tail: String,
    },
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

fn listed(reasons: &[String]) -> String {
    let mut list = String::new();
    for reason in reasons {
        list.push_str("\n  ");
        list.push_str(reason);
    }
    list
}

/// Adds the path to what the system says, which never names it.
pub(crate) trait At<T> {
    fn at(self, path: &Path) -> Result<T, StartError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, path: &Path) -> Result<T, StartError> {
        self.map_err(|source| StartError::File {
            path: path.to_owned(),
            source,
        })
    }
}
