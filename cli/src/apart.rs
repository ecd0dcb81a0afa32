//! Whether two folders lie apart, so that what is written to one leaves the other alone.

use std::path::{Path, PathBuf, absolute};

/// Whether neither folder is the other, nor lies within it. The first has to be there: of one that is not, nothing can
/// be harmed.
pub(crate) fn lie_apart(content: &Path, out: &Path) -> bool {
    let (Ok(content), Some(out)) = (content.canonicalize(), real(out)) else { return true };
    !out.starts_with(&content) && !content.starts_with(&out)
}

/// The true path of a folder that need not be there yet: its parents that are say where it will lie.
fn real(folder: &Path) -> Option<PathBuf> {
    let folder = absolute(folder).ok()?;
    folder.ancestors().find_map(|parent| {
        let below = folder.strip_prefix(parent).ok()?;
        Some(parent.canonicalize().ok()?.components().chain(below.components()).collect())
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it should be")]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_folder_and_those_around_and_within_it_are_not_apart() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        fs::create_dir_all(at("content/enby")).unwrap();
        for out in ["content", "content/", "content/enby", "content/ny/mapp", "content/../content", ""] {
            assert!(!lie_apart(&at("content"), &at(out)), "{out}");
        }
        for out in ["dist", "ny/dist", "content-ny", "content/../dist"] {
            assert!(lie_apart(&at("content"), &at(out)), "{out}");
        }
        assert!(lie_apart(&at("finns-inte"), &at("finns-inte")));
    }
}
