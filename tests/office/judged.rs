//! What the office judges, across all associations: the reports are those of the browser, and the letters say what they
//! should.

mod letters;
mod reports;

use crate::support::site;
use finsamkoll_checks::Date;
use finsamkoll_office::{Association, Desk, Overview};
use finsamkoll_site::model;

/// A desk with all associations of a content tree.
fn desk(content: &str, today: Date) -> Desk {
    let associations = site(content).associations.into_iter().map(association).collect();
    Desk { associations, only: None, today, round: None }
}

fn association(of: model::Association) -> Association {
    let model::Overview { effort, owner, sought } = of.overview;
    Association {
        form_address: Some(format!("https://prov.example/{}/ansok/", of.id)),
        id: of.id,
        name: of.name,
        ruleset: of.ruleset,
        overview: Overview { effort, owner, sought },
        funds: of.funds,
        letter: of.letter,
    }
}
