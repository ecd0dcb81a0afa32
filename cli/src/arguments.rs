//! What can be asked on the command line.

use clap::{Args, Parser, Subcommand};
use finsamkoll_site::Date;
use std::path::PathBuf;

/// Gör webbsidor, formulär och kontroller av ett samordningsförbunds regler.
#[derive(Debug, Parser)]
#[command(name = "finsamkoll", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Bygger webbplatsen till en mapp
    Build(BuildOptions),
    /// Bygger webbplatsen och visar den på den här datorn
    Serve(ServeOptions),
}

#[derive(Debug, Args)]
pub(crate) struct BuildOptions {
    /// Mappen med innehållet
    #[arg(long, value_name = "MAPP", default_value = "content")]
    pub(crate) content: PathBuf,
    /// Mappen som webbplatsen skrivs till
    #[arg(long, value_name = "MAPP", default_value = "dist")]
    pub(crate) out: PathBuf,
    /// Dagen som sidorna byggs för, till exempel 2026-03-01 [standard: i dag i Sverige]
    #[arg(long, value_name = "DAG", value_parser = day)]
    pub(crate) today: Option<Date>,
    /// Webbplatsens adress, i stället för den i site.toml
    #[arg(long, value_name = "ADRESS", value_parser = address)]
    pub(crate) base_url: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ServeOptions {
    #[command(flatten)]
    pub(crate) build: BuildOptions,
    /// Porten att börja leta vid; 0 är vilken som helst
    #[arg(long, value_name = "PORT", default_value_t = 8000)]
    pub(crate) port: u16,
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse_iso(text).ok_or_else(|| String::from("skriv dagen så här: 2026-03-01"))
}

fn address(text: &str) -> Result<String, String> {
    let known = text.starts_with("https://") || text.starts_with("http://");
    known.then(|| text.to_owned()).ok_or_else(|| String::from("skriv adressen med https:// först"))
}
