//! What the binary carries for every site: style, fonts, icon, scripts and the browser's modules.

use crate::hash::fnv1a;
use std::fmt::Write;

/// A file of the site that does not depend on content.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Where it lies in the site. The name carries a hash of the bytes, so that browsers may keep it for ever.
    pub path: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A module of the browser's.
#[derive(Debug, Clone)]
pub struct Module {
    /// Its glue, made by wasm-bindgen.
    pub glue: Asset,
    /// The module itself.
    pub wasm: Asset,
}

/// All files of the site that do not depend on content.
#[derive(Debug, Clone)]
pub struct Assets {
    /// The style sheet.
    pub style: Asset,
    /// The fonts that it names.
    pub fonts: Vec<Asset>,
    /// The licences of the fonts.
    pub licences: Vec<Asset>,
    /// The icon.
    pub icon: Asset,
    /// The icon as phones put it among their own.
    pub touch_icon: Asset,
    /// The script that starts the module.
    pub start: Asset,
    /// The script that opens and saves Word files.
    pub files: Asset,
    /// The script that says how many days are left.
    pub days: Asset,
    /// The script that finds a municipality.
    pub municipalities: Asset,
    /// What checks the form.
    pub checks: Module,
    /// What the form does with Word files.
    pub word: Module,
    /// What reads Word files.
    pub read: Module,
    /// The script that searches.
    pub search: Asset,
}

/// Font files as the style sheet names them.
const FONTS: [(&str, &[u8]); 2] = [
    ("finsam-sans.woff2", include_bytes!("../../assets/fonts/finsam-sans.woff2")),
    ("finsam-serif.woff2", include_bytes!("../../assets/fonts/finsam-serif.woff2")),
];

const LICENCES: [(&str, &[u8]); 2] = [
    ("finsam-sans.OFL.txt", include_bytes!("../../assets/fonts/finsam-sans.OFL.txt")),
    ("finsam-serif.OFL.txt", include_bytes!("../../assets/fonts/finsam-serif.OFL.txt")),
];

/// The icons that the style sheet names. It carries them itself: each weighs less than a request.
const ICONS: [(&str, &str); 14] = [
    ("mark.svg", include_str!("../../assets/icons/mark.svg")),
    ("met.svg", include_str!("../../assets/icons/met.svg")),
    ("stated.svg", include_str!("../../assets/icons/stated.svg")),
    ("not-met.svg", include_str!("../../assets/icons/not-met.svg")),
    ("warning.svg", include_str!("../../assets/icons/warning.svg")),
    ("waiting.svg", include_str!("../../assets/icons/waiting.svg")),
    ("ask.svg", include_str!("../../assets/icons/ask.svg")),
    ("people.svg", include_str!("../../assets/icons/people.svg")),
    ("information.svg", include_str!("../../assets/icons/information.svg")),
    ("none.svg", include_str!("../../assets/icons/none.svg")),
    ("arrow.svg", include_str!("../../assets/icons/arrow.svg")),
    ("elsewhere.svg", include_str!("../../assets/icons/elsewhere.svg")),
    ("print.svg", include_str!("../../assets/icons/print.svg")),
    ("add.svg", include_str!("../../assets/icons/add.svg")),
];

const STYLE: &str = include_str!("../../assets/site.css");
const ICON: &[u8] = include_bytes!("../../assets/icon.svg");
const TOUCH_ICON: &[u8] = include_bytes!("../../assets/icon-180.png");
const START: &str = include_str!("../../browser/start.js");
const FILES: &str = include_str!("../../browser/files.js");
const DAYS: &str = include_str!("../../browser/days.js");
const MUNICIPALITIES: &str = include_str!("../../browser/municipalities.js");
const SEARCH: &str = include_str!("../../browser/search.js");

/// A module as the build script has left it.
macro_rules! module {
    ($name:literal) => {
        Module {
            glue: hashed(
                concat!($name, ".js"),
                include_bytes!(concat!(env!("OUT_DIR"), "/", $name, "_bg.js")).to_vec(),
            ),
            wasm: hashed(
                concat!($name, ".wasm"),
                include_bytes!(concat!(env!("OUT_DIR"), "/", $name, "_bg.wasm")).to_vec(),
            ),
        }
    };
}

impl Assets {
    /// What this binary carries.
    #[must_use]
    pub fn embedded() -> Self {
        let mut style = with_icons(STYLE);
        let mut fonts = Vec::new();
        for (name, bytes) in FONTS {
            let font = hashed(name, bytes.to_vec());
            // The style sheet lies in the same folder as the fonts.
            style = style.replace(&format!("fonts/{name}"), font.path.trim_start_matches(FOLDER));
            fonts.push(font);
        }
        let start = script("start.js", START);
        let licences =
            LICENCES.iter().map(|(name, bytes)| Asset { path: format!("{FOLDER}{name}"), bytes: bytes.to_vec() });
        Self {
            style: hashed("site.css", style.into_bytes()),
            fonts,
            licences: licences.collect(),
            icon: hashed("icon.svg", ICON.to_vec()),
            touch_icon: hashed("icon-180.png", TOUCH_ICON.to_vec()),
            files: script("files.js", &FILES.replace("start.js", start.path.trim_start_matches(FOLDER))),
            start,
            days: script("days.js", DAYS),
            municipalities: script("municipalities.js", MUNICIPALITIES),
            checks: module!("checks"),
            word: module!("word"),
            read: module!("read"),
            search: script("search.js", SEARCH),
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Asset> {
        let scripts = [&self.start, &self.files, &self.days, &self.municipalities, &self.search];
        let modules = [&self.checks, &self.word, &self.read];
        [&self.style, &self.icon, &self.touch_icon]
            .into_iter()
            .chain(scripts)
            .chain(modules.into_iter().flat_map(|module| [&module.glue, &module.wasm]))
            .chain(&self.fonts)
            .chain(&self.licences)
    }
}

/// The style sheet with its icons in place of their names.
fn with_icons(style: &str) -> String {
    ICONS.iter().fold(style.to_owned(), |style, (name, svg)| style.replace(&format!("icons/{name}"), &data_uri(svg)))
}

/// A drawing as an address, for use between double quotes.
fn data_uri(svg: &str) -> String {
    let svg = svg.trim_end().replace('"', "'").replace('<', "%3C").replace('>', "%3E");
    format!("data:image/svg+xml,{svg}")
}

/// A script without its comments and indents: of the largest a sixth of what it weighs for the visitor.
fn script(name: &str, text: &str) -> Asset {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    hashed(name, (lines.collect::<Vec<_>>().join("\n") + "\n").into_bytes())
}

/// The folder of the site in which hashed files lie.
pub const FOLDER: &str = "assets/";

/// A file whose name tells its bytes apart from earlier ones: `site.css` becomes `assets/site-0123456789abcdef.css`.
pub(crate) fn hashed(name: &str, bytes: Vec<u8>) -> Asset {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut path = format!("{FOLDER}{stem}-");
    // Writing to a string cannot fail.
    let _ = write!(path, "{:016x}.{ending}", fnv1a(&bytes));
    Asset { path, bytes }
}
