//! `finsamkoll serve`: the site on this machine, with the headers that it needs.

use crate::arguments::ServeOptions;
use crate::build;
use crate::terminal::{Failed, fail, say};
use bytes::Bytes;
use finsamkoll_site::Website;
use finsamkoll_site::headers::headers;
use http_body_util::Full;
use hyper::header::{ALLOW, LOCATION};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::io::ErrorKind;
use std::rc::Rc;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{LocalSet, spawn_local};

/// How many ports after the one asked for are tried.
const TRIES: u16 = 50;

/// The page for addresses that lead nowhere.
const NOT_FOUND: &str = "404.html";

/// Builds the site, then answers from memory until somebody stops it.
pub(crate) fn run(options: &ServeOptions) -> Result<(), Failed> {
    let website = Rc::new(build::website(&options.build)?);
    // One thread is enough for one person's look, and lets all connections share the site.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(fail)?;
    LocalSet::new().block_on(&runtime, serve(website, options.port))
}

async fn serve(website: Rc<Website>, port: u16) -> Result<(), Failed> {
    let listener = listen(port).await?;
    loop {
        // Somebody who leaves before being let in does not stop the others.
        if let Ok((stream, _)) = listener.accept().await {
            spawn_local(converse(stream, Rc::clone(&website)));
        }
    }
}

/// Takes the port asked for, or the next one that is free, and says which.
async fn listen(port: u16) -> Result<TcpListener, Failed> {
    let last = port.saturating_add(if port == 0 { 0 } else { TRIES });
    for candidate in port..=last {
        let listener = match TcpListener::bind(("127.0.0.1", candidate)).await {
            Ok(listener) => listener,
            Err(error) if error.kind() == ErrorKind::AddrInUse => continue,
            Err(error) => return Err(fail(format_args!("Port {candidate} går inte att använda: {error}"))),
        };
        let taken = listener.local_addr().map_err(fail)?.port();
        if candidate != port {
            say(format_args!("Port {port} är upptagen, så webbplatsen får port {taken}."));
        }
        say(format_args!("Webbplatsen visas på http://127.0.0.1:{taken}/ tills ni trycker Ctrl+C."));
        return Ok(listener);
    }
    Err(fail(format_args!("Ingen av portarna {port}–{last} är ledig. Ange en annan med --port.")))
}

async fn converse(stream: TcpStream, website: Rc<Website>) {
    let service = service_fn(|request: Request<hyper::body::Incoming>| {
        let response = answer(&website, request.method(), request.uri().path());
        async { Ok::<_, Infallible>(response) }
    });
    // Somebody who leaves in the middle does not stop the others.
    let _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

fn answer(website: &Website, method: &Method, path: &str) -> Response<Full<Bytes>> {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return bare(StatusCode::METHOD_NOT_ALLOWED, (ALLOW.as_str(), "GET, HEAD"));
    }
    let path = path.trim_start_matches('/');
    if let Some(whole) = missing_stroke(website, path) {
        return bare(StatusCode::PERMANENT_REDIRECT, (LOCATION.as_str(), &whole));
    }
    let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    match website.file(&file) {
        Some(bytes) => with_file(StatusCode::OK, &file, bytes),
        None => with_file(StatusCode::NOT_FOUND, NOT_FOUND, website.file(NOT_FOUND).unwrap_or_default()),
    }
}

/// Where a page's address lacks its last stroke, the whole one: links of a page are relative to it.
fn missing_stroke(website: &Website, path: &str) -> Option<String> {
    let is_page = !path.is_empty() && !path.ends_with('/') && website.file(&format!("{path}/index.html")).is_some();
    is_page.then(|| format!("/{path}/"))
}

fn with_file(status: StatusCode, file: &str, bytes: &[u8]) -> Response<Full<Bytes>> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers(file) {
        response = response.header(name, value);
    }
    response.body(Full::new(Bytes::copy_from_slice(bytes))).unwrap_or_default()
}

fn bare(status: StatusCode, (name, value): (&str, &str)) -> Response<Full<Bytes>> {
    Response::builder().status(status).header(name, value).body(Full::default()).unwrap_or_default()
}
