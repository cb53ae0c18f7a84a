//! Reads the command line and opens a door, nothing else.

fn main() {
    match kechuang::directory::load::embedded() {
        Ok(directory) => println!("{}", directory.len()),
        Err(error) => eprintln!("{error}"),
    }
}
