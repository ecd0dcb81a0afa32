//! What the operating system says where it refuses to hand something out, in words that fit into a sentence.

use finsamkoll_site::reason;
use std::io::{self, ErrorKind};

/// Why something cannot be read.
pub(super) fn unread(why: &io::Error) -> String {
    if why.kind() == ErrorKind::PermissionDenied {
        "ni har inte rätt att läsa där".into()
    } else if why.kind() == ErrorKind::NotFound {
        "den finns inte längre".into()
    } else {
        reason(why).to_string()
    }
}
