//! Builds the browser's modules with the tools of this workspace, so that the binary can carry it.
//!
//! The nested build has a target folder of its own, shared by check, clippy and test, and is handed none of the
//! flags of the outer one: a coverage run or an editor would otherwise rebuild or break the modules.

#![allow(clippy::unwrap_used, reason = "a build that cannot go on stops, with what was wrong")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, mem};
use walrus::Module;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// Leaves loops as they are written, and does not read early what only one branch needs: both make code faster by making
/// it longer, 1.2 kB with brotli.
const FLAGS: &str = "-Cllvm-args=-disable-lsr -enable-load-pre=false";

/// The modules: the checks, what the form does with Word files, and what reads those.
const MODULES: [&str; 3] = ["checks", "word", "read"];

/// Set by `tests/figures`: the checks then have a way to be measured.
const MEASURE: &str = "FINSAMKOLL_MEASURE";

fn main() {
    let workspace = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap()).join("..");
    for watched in
        ["wasm", "checks/src", "checks/Cargo.toml", "word/src", "word/Cargo.toml", "Cargo.toml", "Cargo.lock"]
    {
        println!("cargo::rerun-if-changed={}", workspace.join(watched).display());
    }
    println!("cargo::rerun-if-env-changed={MEASURE}");
    if !target_is_installed() {
        println!("cargo::error=Rust saknar målet {TARGET}. Kör: rustup target add {TARGET}");
        return;
    }
    let out = PathBuf::from(env::var("OUT_DIR").unwrap());
    let modules = compile(&workspace, &target_folder(&out).join("browser"));
    for name in MODULES {
        bind(&modules.join(format!("finsamkoll_wasm_{name}.wasm")), name, &out);
    }
}

/// Whether the standard library for browsers lies where rustc looks for it; the nested build's own error is long.
fn target_is_installed() -> bool {
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".into());
    let answer = Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]).output();
    answer.is_ok_and(|answer| Path::new(String::from_utf8_lossy(&answer.stdout).trim()).exists())
}

/// Cargo's target folder, which holds a `CACHEDIR.TAG`, seen from a build script's own folder in it.
fn target_folder(out: &Path) -> PathBuf {
    out.ancestors().find(|folder| folder.join("CACHEDIR.TAG").exists()).unwrap_or(out).to_path_buf()
}

/// Builds the modules, and gives the folder in which they then lie.
fn compile(workspace: &Path, target_folder: &Path) -> PathBuf {
    let status = Command::new(env::var("CARGO").unwrap())
        .current_dir(workspace)
        .args(["build", "--locked", "--lib", "--profile", "browser", "--target", TARGET])
        .args(MODULES.map(|name| format!("--package=finsamkoll-wasm-{name}")))
        .args(if env::var_os(MEASURE).is_some() {
            ["--features", "finsamkoll-wasm-checks/measure"].as_slice()
        } else {
            &[]
        })
        .arg("--target-dir")
        .arg(target_folder)
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS)
        .env_remove("RUSTC_WRAPPER")
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        .status()
        .unwrap();
    assert!(status.success(), "webbläsarens moduler gick inte att bygga");
    target_folder.join(TARGET).join("browser")
}

fn bind(module: &Path, name: &str, out: &Path) {
    let mut bound = Bindgen::new()
        .input_path(module)
        .out_name(name)
        // The start script fetches and starts the module itself: the glue that would weighs 0.8 kB more.
        .bundler(true)
        .unwrap()
        .remove_name_section(true)
        .remove_producers_section(true)
        .typescript(false)
        .generate_output()
        .unwrap();
    // Tools ask which features of WebAssembly a module uses; browsers see for themselves.
    bound.wasm_mut().customs.remove_raw("target_features");
    let names = shorten_names(bound.wasm_mut());
    bound.emit(out).unwrap();
    let glue = out.join(format!("{name}_bg.js"));
    let text = fs::read_to_string(&glue).unwrap();
    fs::write(&glue, shortened(&text, &names)).unwrap();
}

/// Gives short names to what the module asks of its glue, and to what it calls back, since each has a hash in its own.
fn shorten_names(module: &mut Module) -> Vec<(String, String)> {
    let asked = module.imports.iter_mut().map(|import| &mut import.name);
    let called_back = module.exports.iter_mut().map(|export| &mut export.name).filter(|name| name.contains("closures"));
    let short = |(number, name): (usize, &mut String)| {
        let short = format!("f{number}");
        (mem::replace(name, short.clone()), short)
    };
    asked.chain(called_back).enumerate().map(short).collect()
}

/// The glue with those names, without its comments and indents.
fn shortened(glue: &str, names: &[(String, String)]) -> String {
    let is_code = |line: &&str| !["//", "/*", "*"].iter().any(|comment| line.starts_with(comment));
    let lines: Vec<&str> = glue.lines().map(str::trim_start).filter(is_code).collect();
    let glue = names.iter().fold(lines.join("\n"), |glue, (long, short)| glue.replace(long, short));
    // What the module exports, for those who test it.
    glue + "\nexport default () => wasm;\n"
}
