//! Writes the draft letters. What lies in their folder stays as it is: somebody may have begun to write to an applicant.

use super::whole::{Put, make, put_new};
use finsamkoll_office::{Desk, Draft, Review, shown};
use std::path::Path;

/// What writing letters came to.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// How many letters are new.
    new: usize,
    /// What was there with other words and is as it was, in words.
    pub(super) left: Vec<String>,
    /// What could not be written, in words.
    pub(super) unwritten: Vec<String>,
}

impl Letters {
    /// Writes each letter as a document and as text into a folder, which is made where it is not there.
    pub(super) fn write(folder: &Path, review: &Review, desk: &Desk) -> Self {
        let mut letters = Self::default();
        let written = letters.write_all(folder, review, desk);
        letters.unwritten.extend(written.err());
        letters
    }

    /// Up to the first that cannot be written: where one cannot, the others cannot either.
    fn write_all(&mut self, folder: &Path, review: &Review, desk: &Desk) -> Result<(), String> {
        for draft in review.letters(desk).map_err(|why| why.to_string())? {
            make(folder)?;
            self.put(folder, &draft)?;
        }
        Ok(())
    }

    fn put(&mut self, folder: &Path, draft: &Draft) -> Result<(), String> {
        let mut is_new = false;
        for (ending, bytes) in [("docx", draft.docx.as_slice()), ("txt", draft.text.as_bytes())] {
            let path = folder.join(format!("{}.{ending}", draft.name));
            match put_new(&path, bytes)? {
                Put::New => is_new = true,
                Put::Same => {}
                Put::Other => self.left.push(left(&path)),
            }
        }
        self.new += usize::from(is_new);
        Ok(())
    }

    /// That there are new ones.
    pub(super) fn told(&self) -> Option<String> {
        let noun = if self.new == 1 { "nytt utkast till brev" } else { "nya utkast till brev" };
        (self.new > 0).then(|| format!("{}\u{a0}{noun}.", self.new))
    }
}

fn left(path: &Path) -> String {
    format!("{} fanns redan med annat innehåll, och är inte ändrad.", shown(&path.to_string_lossy()))
}
