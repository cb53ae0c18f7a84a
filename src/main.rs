//! Reads the command line and opens a door, nothing else.
use kechuang::directory::{Source, load};
fn main() {
    let start = std::time::Instant::now();
    match load(&Source::shipped(), |_| ()) {
        Ok(directory) => println!("{} {:?}", directory.len(), start.elapsed()),
        Err(faults) => {
            for f in faults {
                println!("{}:{:?} {:?}", f.file, f.position(), f.kind)
            }
        }
    }
}
