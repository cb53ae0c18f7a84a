//! The most memory that `check` and `compile` have at once, and how long they take.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};

use crate::material::Material;
use crate::table::{Column, short};

/// The argument with which this bench starts itself: the system says the most memory of all children of a process
/// together, so each is the only child of one.
const HELPER: &str = "--only-child";

/// Where it was started as the helper, runs what the arguments say, says what it took, and gives the exit code.
pub(crate) fn as_helper() -> Option<i32> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next()? != HELPER {
        return None;
    }
    let begun = Instant::now();
    let ran = Command::new(arguments.next()?).args(arguments).output().ok()?;
    let seconds = begun.elapsed().as_secs_f64();
    let kibibytes = getrusage(UsageWho::RUSAGE_CHILDREN).ok()?.max_rss();
    println!("{seconds} {kibibytes}");
    eprint!("{}", String::from_utf8_lossy(&ran.stderr));
    Some(ran.status.code().unwrap_or(1))
}

/// What a run took.
struct Ran {
    seconds: f64,
    /// In bytes.
    peak: f64,
}

/// What a program says that fails stands in the error.
fn run(program: &Path, arguments: &[&Path]) -> Result<Ran, String> {
    let mut helper = Command::new(std::env::current_exe().unwrap());
    let ran = helper.arg(HELPER).arg(program).args(arguments).output().unwrap();
    if !ran.status.success() {
        return Err(String::from_utf8_lossy(&ran.stderr).into_owned());
    }
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    let figures: Vec<f64> = said.split_whitespace().filter_map(|figure| figure.parse().ok()).collect();
    let [seconds, kibibytes] = figures[..] else { return Err(said) };
    Ok(Ran { seconds, peak: kibibytes * 1024.0 })
}

pub(crate) fn check(program: &Path, material: &Material, column: &mut Column) {
    let checked = run(program, &[Path::new("check"), &material.folder]);
    let Ran { seconds, peak } = checked.unwrap_or_else(|error| panic!("check fails: {error}"));
    let figure = format!("{seconds:.2} / {} / {:.1} ×", short(peak / 1e6), peak / material.text as f64);
    column.row("`check`: s / most memory, MB / over the text", figure);
}

/// Compiles the directory, where the program can.
pub(crate) fn compile(program: &Path, material: &mut Material, column: &mut Column) {
    let target = material.target();
    let arguments = [Path::new("compile"), &material.folder, Path::new("-o"), &target];
    match run(program, &arguments) {
        Ok(Ran { seconds, peak }) => {
            let size = target.metadata().map_or(f64::NAN, |it| it.len() as f64);
            let text = material.text as f64;
            let figure = format!("{seconds:.2} / {:.1} × / {:.2} ×", peak / text, size / text);
            column.row("`compile`: s / most memory / its file over the text", figure);
            material.compiled = Some(target);
        }
        Err(error) => {
            let line = error.lines().find(|line| !line.trim().is_empty()).unwrap_or("no reason given");
            column.say(&format!("nothing compiled, the folder is measured instead: {line}"));
        }
    }
}
