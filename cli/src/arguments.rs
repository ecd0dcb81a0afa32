//! What can be asked on the command line.

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use finsamkoll_site::Date;
use finsamkoll_site::content::is_base_url;
use finsamkoll_site::diagnostic::Language;
use std::path::PathBuf;

/// How help is laid out; clap's own headings are English.
const HELP: &str = "{about-with-newline}\nAnvändning: {usage}\n\n{all-args}";

/// Gör webbsidor, formulär och kontroller av ett samordningsförbunds regler.
#[derive(Debug, Parser)]
#[command(
    name = "finsamkoll",
    version,
    help_template = HELP,
    override_usage = "finsamkoll KOMMANDO [VAL]",
    subcommand_help_heading = "Kommandon",
    next_help_heading = "Val",
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Visar den här hjälpen
    #[arg(short, long, global = true, action = ArgAction::Help, display_order = 100)]
    help: Option<bool>,
    /// Visar programmets version
    #[arg(short = 'V', long, action = ArgAction::Version, display_order = 101)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Bygger webbplatsen till en mapp
    #[command(help_template = HELP, override_usage = "finsamkoll build [VAL]")]
    Build(BuildOptions),
    /// Bygger webbplatsen och visar den på den här datorn
    #[command(help_template = HELP, override_usage = "finsamkoll serve [VAL]")]
    Serve(ServeOptions),
    /// Granskar innehållet utan att bygga: säger vad som är fel, var, och hur det rättas
    #[command(help_template = HELP, override_usage = "finsamkoll lint [VAL]")]
    Lint(LintOptions),
    /// Granskar mottagna ansökningar: en fil, eller en mapp med filer
    #[command(help_template = HELP, override_usage = "finsamkoll review FIL|MAPP… [VAL]")]
    Review(ReviewOptions),
}

/// Which content, and as on which day.
#[derive(Debug, Args)]
#[command(next_help_heading = "Val")]
pub(crate) struct ContentOptions {
    /// Mappen med innehållet [annars content]
    #[arg(long, value_name = "MAPP", default_value = "content", hide_default_value = true)]
    pub(crate) content: PathBuf,
    /// Dagen som gäller, till exempel 2026-03-01 [annars i dag i Sverige]
    #[arg(long, value_name = "DAG", value_parser = day)]
    pub(crate) today: Option<Date>,
}

/// How faults and warnings are told.
#[derive(Debug, Args)]
#[command(next_help_heading = "Val")]
pub(crate) struct TellingOptions {
    /// Språket i det som sägs om innehållet: sv eller en [annars sv]
    #[arg(long, value_name = "SPRÅK", default_value = "sv", hide_default_value = true, hide_possible_values = true)]
    pub(crate) lang: Lang,
    /// Formen på det som sägs: text, json (för program) eller github (för GitHub Actions) [annars text]
    #[arg(long, value_name = "FORM", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    pub(crate) format: Format,
    /// Låter varningar räknas som fel
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Val")]
pub(crate) struct BuildOptions {
    #[command(flatten)]
    pub(crate) content: ContentOptions,
    /// Mappen som webbplatsen skrivs till [annars dist]
    #[arg(long, value_name = "MAPP", default_value = "dist", hide_default_value = true)]
    pub(crate) out: PathBuf,
    /// Webbplatsens adress, i stället för den i site.toml
    #[arg(long, value_name = "ADRESS", value_parser = address)]
    pub(crate) base_url: Option<String>,
    #[command(flatten)]
    pub(crate) telling: TellingOptions,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Val")]
pub(crate) struct ServeOptions {
    #[command(flatten)]
    pub(crate) build: BuildOptions,
    /// Porten att börja leta vid; 0 är vilken som helst [annars 8000]
    #[arg(long, value_name = "PORT", default_value_t = 8000, hide_default_value = true)]
    pub(crate) port: u16,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Val")]
pub(crate) struct LintOptions {
    #[command(flatten)]
    pub(crate) content: ContentOptions,
    /// Bekräftar först reglerna, alla eller de i en fil eller mapp: stämplar dem med sina punkters ord
    #[arg(long, value_name = "FIL", num_args = 0..)]
    pub(crate) confirm: Option<Vec<PathBuf>>,
    #[command(flatten)]
    pub(crate) telling: TellingOptions,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Val")]
pub(crate) struct ReviewOptions {
    /// Filerna och mapparna med ansökningar
    #[arg(value_name = "FIL|MAPP", required = true, help_heading = "Vad som granskas")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) content: ContentOptions,
    /// Förbundet som alla ansökningar gäller: namnet på dess mapp [annars det som filerna säger]
    #[arg(long, value_name = "FÖRBUND")]
    pub(crate) association: Option<String>,
    /// Omgången vars ansökningar granskas, till exempel 2027-1; de andra nämns men räknas inte [annars alla omgångar]
    #[arg(long, value_name = "OMGÅNG")]
    pub(crate) round: Option<String>,
    /// Dagen då ansökningarna kom in, eller en lista (CSV) med filnamn och dag på varje rad
    #[arg(long, value_name = "DAG|LISTA")]
    pub(crate) received: Option<PathBuf>,
    /// Visar under tabellen vad varje ansökan saknar, punkt för punkt; av en enda fil visas det alltid
    #[arg(long)]
    pub(crate) details: bool,
    /// Skriver tabellen till en fil för Excel eller Calc; - skriver den här i stället
    #[arg(long, value_name = "FIL")]
    pub(crate) csv: Option<PathBuf>,
    /// Skriver allt som granskningen visar till en fil för program; - skriver det här i stället
    #[arg(long, value_name = "FIL")]
    pub(crate) json: Option<PathBuf>,
    /// Skriver en sida att läsa och skriva ut; - skriver den här i stället
    #[arg(long, value_name = "FIL")]
    pub(crate) html: Option<PathBuf>,
    /// Skriver utkast till brev om det som saknas, som Word och text, till en mapp
    #[arg(long, value_name = "MAPP")]
    pub(crate) letters: Option<PathBuf>,
    /// Fortsätter, och granskar nya och ändrade filer när de kommer, tills ni trycker Ctrl+C
    #[arg(long)]
    pub(crate) watch: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    Sv,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Sv => Self::Swedish,
            Lang::En => Self::English,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Github,
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse_iso(text).ok_or_else(|| String::from("skriv dagen så här: 2026-03-01"))
}

fn address(text: &str) -> Result<String, String> {
    let wrong = || String::from("skriv hela adressen, med https:// först och utan mellanslag, ? och #");
    is_base_url(text).then(|| text.to_owned()).ok_or_else(wrong)
}
