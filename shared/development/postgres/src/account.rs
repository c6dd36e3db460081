//! Who runs the server: PostgreSQL refuses to be root, and developers in containers are.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::error::{At, StartError};

/// What `nobody` is where `/etc/passwd` does not say.
const NOBODY: u32 = 65534;

/// The account the server and `initdb` run as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Account {
    /// Whoever runs this process.
    Same,
    /// We are root and step down to this account.
    Other { uid: u32, gid: u32 },
    /// We are root and hide it: in a user namespace of its own the process is `nobody`, while files
    /// remain accessible as root's.
    Namespace,
}

impl Account {
    /// Picks the account for a cluster in `data` (which may not exist yet) run with the binaries in `bin`.
    pub(crate) fn choose(data: &Path, bin: &Path) -> Result<Self, StartError> {
        let me = rustix::process::geteuid().as_raw();
        let owner = fs::metadata(data).ok();
        if me != 0 {
            return match owner {
                Some(owner) if owner.uid() != me => Err(StartError::ForeignData {
                    directory: data.to_owned(),
                    owner: owner.uid(),
                }),
                _ => Ok(Self::Same),
            };
        }
        match owner {
            Some(owner) if owner.uid() != 0 => Ok(Self::Other {
                uid: owner.uid(),
                gid: owner.gid(),
            }),
            None if open_to_others(data) && open_to_others(&bin.join("postgres")) => {
                let (uid, gid) = nobody(&fs::read_to_string("/etc/passwd").unwrap_or_default());
                Ok(Self::Other { uid, gid })
            }
            _ if namespaces_work() => Ok(Self::Namespace),
            _ => Err(StartError::Root {
                path: data.to_owned(),
            }),
        }
    }

    /// A command that runs as this account, from the root folder (the current one may be closed to it) and
    /// without variables that would change what PostgreSQL does.
    pub(crate) fn command(self, program: &Path) -> Command {
        let mut command = match self {
            Self::Same => Command::new(program),
            Self::Other { uid, gid } => {
                let mut command = Command::new(program);
                command.uid(uid).gid(gid);
                command
            }
            Self::Namespace => {
                let mut command = Command::new("unshare");
                command.arg("--user").arg(program);
                command
            }
        };
        command.current_dir("/").stdin(Stdio::null());
        for variable in [
            "PGDATA",
            "PGHOST",
            "PGPORT",
            "PGUSER",
            "PGDATABASE",
            "PGOPTIONS",
            "PGTZ",
        ] {
            command.env_remove(variable);
        }
        command
    }

    /// Gives a file or folder to this account.
    pub(crate) fn own(self, path: &Path) -> Result<(), StartError> {
        match self {
            Self::Other { uid, gid } => chown(path, Some(uid), Some(gid)).at(path),
            Self::Same | Self::Namespace => Ok(()),
        }
    }
}

/// Whether every existing folder above `path` may be entered by everybody.
fn open_to_others(path: &Path) -> bool {
    path.ancestors()
        .skip(1)
        .filter_map(|folder| fs::metadata(folder).ok())
        .all(|folder| folder.mode() & 0o001 != 0)
}

fn namespaces_work() -> bool {
    Command::new("unshare")
        .args(["--user", "true"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn nobody(passwd: &str) -> (u32, u32) {
    passwd
        .lines()
        .find_map(|line| {
            let mut fields = line.split(':');
            (fields.next()? == "nobody").then_some(())?;
            Some((fields.nth(1)?.parse().ok()?, fields.next()?.parse().ok()?))
        })
        .unwrap_or((NOBODY, NOBODY))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn nobody_is_read_from_the_account_list() {
        let passwd = "root:x:0:0:root:/root:/bin/bash\nnobody:x:99:98:Nobody:/:/sbin/nologin\n";
        assert_eq!(nobody(passwd), (99, 98));
        assert_eq!(nobody("root:x:0:0::/root:/bin/sh\n"), (NOBODY, NOBODY));
    }

    #[test]
    fn a_closed_folder_anywhere_above_is_noticed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).expect("it is ours");
        assert!(!open_to_others(&folder.path().join("below/data")));
        assert!(open_to_others(Path::new("/usr/bin/env")));
    }
}
