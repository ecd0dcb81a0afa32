//! Writes files whole or not at all: the bytes lie in a temporary file beside the place until all of them are there.

use finsamkoll_office::shown;
use finsamkoll_site::reason;
use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;
use tempfile::NamedTempFile;

/// Writes a file, so that it is at every moment the old one or the new one.
pub(super) fn put(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let put = beside(path, bytes).and_then(|temporary| Ok(temporary.persist(path)?));
    put.map(drop).map_err(|why| unwritten(path, &why))
}

/// Writes a file where none is yet; whether that is so. What lies there stays.
pub(super) fn put_new(path: &Path, bytes: &[u8]) -> Result<bool, String> {
    if fs::symlink_metadata(path).is_ok() {
        return Ok(false);
    }
    match beside(path, bytes).and_then(|temporary| Ok(temporary.persist_noclobber(path)?)) {
        Ok(_) => Ok(true),
        // Somebody was faster.
        Err(why) if why.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(why) => Err(unwritten(path, &why)),
    }
}

/// Makes a folder where there is none.
pub(super) fn make(folder: &Path) -> Result<(), String> {
    if folder.is_dir() { Ok(()) } else { fs::create_dir(folder).map_err(|why| unwritten(folder, &why)) }
}

/// The bytes in a file beside the one that they are for.
fn beside(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut temporary = builder().tempfile_in(path.parent().unwrap_or(path))?;
    temporary.write_all(bytes)?;
    // A disk on the network may tell first now that it is full.
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

/// Temporary files that those may read who may read other files of their owner.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".finsamkoll-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

fn unwritten(path: &Path, why: &io::Error) -> String {
    format!("{} gick inte att skriva: {}.", shown(&path.to_string_lossy()), reason(why))
}
