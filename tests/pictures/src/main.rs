//! Draws the pictures in `screenshots/`: `cargo run --release --manifest-path tests/pictures/Cargo.toml`.
//!
//! No terminal takes part. The program is led by keys to what a picture shows, paints its cells as ever, and each
//! cell is drawn in its place: what the pictures show is what the program paints, whatever terminal one has.
//! Two runs with the same font write the same bytes.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels of a small picture, never negative"
)]

mod canvas;
mod faces;
mod file;
mod screen;
mod shapes;
mod support;
mod theme;

use std::process::ExitCode;

use faces::Faces;
use support::scenes::{SCENES, Scene};
use theme::Window;

/// Where the pictures are kept.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../screenshots");

fn main() -> ExitCode {
    match Faces::find().and_then(|faces| SCENES.iter().try_for_each(|scene| make(&faces, scene))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pictures: {error}");
            ExitCode::FAILURE
        }
    }
}

fn make(faces: &Faces, scene: &Scene) -> Result<(), String> {
    let desk = scene.open();
    let (buffer, caret) = desk.buffer();
    let canvas = screen::draw(faces, Window::on(scene.ground), &buffer, caret)
        .map_err(|error| format!("{}: {error}", scene.name))?;
    let bytes = file::bytes(&canvas, &desk.frame())?;
    let path = scene.path(FOLDER);
    let write = || {
        std::fs::create_dir_all(FOLDER)?;
        std::fs::write(&path, &bytes)
    };
    write().map_err(|error| format!("{path}: {error}"))?;
    println!("{path}  {}×{}  {} bytes", canvas.width, canvas.height, bytes.len());
    Ok(())
}
