//! Pictures are of the right size, the same each time, and hold what is written in them.

use super::*;
use crate::render::sheet::HEIGHT;
use finsamkoll_checks::Date;
use std::path::Path;

fn site() -> Site {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/content");
    crate::load(&content, Date::parse_iso("2026-11-22").unwrap()).unwrap()
}

fn words(name: &str, area: &str, status: Status) -> Words {
    let mut site = site();
    let any = site.associations.remove(0);
    Words::of_association(&Association { name: name.into(), area: area.into(), status, ..any }, &site)
}

fn sheet(name: &str, area: &str, status: Status) -> Sheet {
    Painter::new().unwrap().sheet(&words(name, area, status))
}

/// Width and height, as a PNG says them.
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn a_picture_has_its_size_and_the_same_bytes_each_time() {
    let painter = Painter::new().unwrap();
    let drawn = || painter.picture(&words("Finsam Provby", "Provby", Status::Adopted)).unwrap().file;
    let first = drawn();
    assert_eq!(size(&first.bytes), (WIDTH.into(), HEIGHT.into()));
    assert_eq!((&first.path, &first.bytes), (&drawn().path, &drawn().bytes));
}

#[test]
fn pictures_differ_by_name_area_and_standing() {
    let one = sheet("Finsam Provby", "Provby kommun", Status::Adopted);
    assert_ne!(one, sheet("Finsam Provköping", "Provby kommun", Status::Adopted));
    assert_ne!(one, sheet("Finsam Provby", "Provköpings kommun", Status::Adopted));
    assert_ne!(one, sheet("Finsam Provby", "Provby kommun", Status::Proposal));
    assert_ne!(one, sheet("Finsam Provby", "Provby kommun", Status::Example));
}

#[test]
fn who_cannot_see_a_picture_is_told_all_that_it_says() {
    let alt = |name, area, status| words(name, area, status).alt();
    assert_eq!(
        alt("Finsam Provby", "Provby kommun", Status::Proposal),
        "Finsam Provby. Provby kommun. Finsamkoll: provplats. Förslag. Inte förbundets egen webbplats."
    );
    assert_eq!(
        alt("Finsam Provby", "Provby", Status::Adopted),
        "Finsam Provby. Finsamkoll: provplats. Riktlinjer, formulär och kontroll.",
        "an area that the name says is not said again"
    );
}

/// How far an ink reaches in some rows of a sheet: its first and last row, its first and last column.
fn extent(sheet: &Sheet, ink: Ink, rows: Range<u16>) -> Option<(Range<u16>, Range<u16>)> {
    let places = rows.flat_map(|y| (0..WIDTH).map(move |x| (x, y)));
    let inked = places.filter(|(x, y)| sheet.ink(*x, *y) == Some(ink));
    let (across, down): (Vec<u16>, Vec<u16>) = inked.unzip();
    Some((*down.iter().min()?..*down.iter().max()?, *across.iter().min()?..*across.iter().max()?))
}

#[test]
fn long_names_stay_inside_and_clear_of_one_another() {
    let names = [
        "Finsam",
        "Samordningsförbundet Göteborg Nordost",
        "Samordningsförbundet Västra Mälardalen Arboga Köping Kungsör",
        "Arbetsmarknadsrehabiliteringssamordningen",
        &"Samordningsförbundet i Provby ".repeat(9),
    ];
    let area = "Berg, Bräcke, Härjedalen, Krokom, Ragunda, Strömsund, Åre, Östersund och en kommun till";
    for name in names {
        let sheet = sheet(name, area, Status::Example);
        let (name_down, name_across) = extent(&sheet, Ink::Spruce, 14..510).unwrap();
        let (area_down, area_across) = extent(&sheet, Ink::Soft, 14..510).unwrap();
        assert!(name_down.start >= 60 && name_down.end < area_down.start && area_down.end < 480, "{name}");
        let (site_down, site_across) = extent(&sheet, Ink::Spruce, 512..HEIGHT).unwrap();
        let (standing_down, standing_across) = extent(&sheet, Ink::Soft, 512..HEIGHT).unwrap();
        assert!(site_down.start.min(standing_down.start) > 530 && site_down.end.max(standing_down.end) < 600, "{name}");
        assert!(site_across.end + 40 < standing_across.start, "{name}: the foot is in two parts");
        for across in [name_across, area_across, site_across, standing_across] {
            assert!(across.start >= 80 && across.end <= RIGHT, "{name}: {across:?}");
        }
    }
}

#[test]
fn what_has_no_room_is_left_out() {
    let sheet = sheet("Finsam Provby", &"Provby, ".repeat(99), Status::Adopted);
    assert!(extent(&sheet, Ink::Spruce, 14..510).is_some());
    assert_eq!(extent(&sheet, Ink::Soft, 14..510), None);
}

#[test]
fn lines_are_even() {
    let serif = Letters::new(SERIF).unwrap();
    assert_eq!(serif.fit("Finsam Sjöviken och Åskog", NAME).lines, ["Finsam Sjöviken", "och Åskog"]);
    assert_eq!(serif.fit("Finsam Provby", NAME).lines, ["Finsam Provby"]);
}

#[test]
fn letters_stand_nearer_where_they_lean_away() {
    let serif = Letters::new(SERIF).unwrap();
    assert!(serif.width("Vä", 100.0) < serif.width("V", 100.0) + serif.width("ä", 100.0));
    assert!((serif.width("nn", 100.0) - 2.0 * serif.width("n", 100.0)).abs() < 0.01);
}
