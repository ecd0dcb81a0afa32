//! The day: as asked for, else that of the clock. Only here is the clock read.

use crate::arguments::ContentOptions;
use crate::terminal::{Failed, fail};
use finsamkoll_site::Date;

impl ContentOptions {
    /// The day that is asked for, else the civil day in Sweden.
    pub(crate) fn today(&self) -> Result<Date, Failed> {
        self.today.map_or_else(in_sweden, Ok)
    }
}

fn in_sweden() -> Result<Date, Failed> {
    let now = jiff::Timestamp::now().in_tz("Europe/Stockholm").map_err(fail)?;
    Date::parse_iso(&now.date().to_string()).ok_or_else(|| fail("Datorns klocka går inte att läsa. Ange --today."))
}
