//! `finsamkoll review`.

use crate::arguments::ReviewOptions;
use crate::terminal::{Failed, fail, say};
use finsamkoll_office::{Association, Desk, Overview, Received, Review};
use finsamkoll_site::{LoadError, model};
use std::fs;

/// Judges the applications, and says who lacks what.
pub(crate) fn run(options: &ReviewOptions) -> Result<(), Failed> {
    let today = options.content.today()?;
    let site = match finsamkoll_site::load(&options.content.content, today) {
        Ok(site) => site,
        Err(LoadError::Content(_)) => return Err(fail("Innehållet har fel. Kör finsamkoll lint för att se dem.")),
        Err(LoadError::Folder(error)) => return Err(fail(error.said().sv)),
    };
    let desk =
        Desk { associations: site.associations.iter().map(association).collect(), only: None, today, round: None };
    let mut all = Vec::new();
    for path in &options.paths {
        let bytes = fs::read(path).map_err(fail)?;
        all.push(desk.judge(&Received { name: &path.to_string_lossy(), bytes: &bytes, day: None }));
    }
    let review = Review::new(&desk, all, Vec::new());
    for one in &review.applications {
        say(format_args!("{}: {}, {} att rätta eller fylla i", one.name, one.effort, one.report.to_mend()));
    }
    if review.is_complete() { Ok(()) } else { Err(Failed::Incomplete) }
}

/// What the office needs of an association.
fn association(of: &model::Association) -> Association {
    Association {
        id: of.id.clone(),
        name: of.name.clone(),
        ruleset: of.ruleset.clone(),
        overview: Overview {
            effort: of.overview.effort.clone(),
            owner: of.overview.owner.clone(),
            sought: of.overview.sought.clone(),
        },
        funds: of.funds.clone(),
        letter: of.letter.clone(),
        form_address: None,
    }
}
