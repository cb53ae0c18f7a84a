//! What `sftp` and `scp` get from a kiosk: one line that says why there are no files.
//!
//! - sshd hands on the standard error of a command, but not of a subsystem, so the line has to travel in the subsystem's
//!   own protocol: SFTP version 3, draft-ietf-secsh-filexfer-02. Of it only what refuses is spoken here; no name of a
//!   file is ever looked at.
//! - The peer may be anybody. What it says is counted, timed and thrown away: a header is read into a fixed place, a
//!   body is skipped by pieces, and a length only ever says how much to skip.
//! - Written by hand, because no crate has just the messages: the well-kept ones either bring a server and its
//!   asynchronous runtime along or speak only the client's half.
//! - What OpenSSH's clients make of it: `sftp` prints the message of the status from version 8.9 on, and an older one its
//!   own words for the code. `scp` prints the message for folders (`-r`), and for a file always its own words for the
//!   code: “Permission denied”.

use std::io::Write;
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};

/// How long the whole talk may take.
pub(super) const LIMIT: Duration = Duration::from_secs(5);
/// The longest packet that is skipped, in bytes: what OpenSSH takes at most.
const LONGEST: u32 = 256 * 1024;
/// How many requests are answered: OpenSSH's clients give up after one to five.
const REQUESTS: usize = 32;

/// The kinds of packet that matter here.
mod kind {
    pub(super) const INIT: u8 = 1;
    pub(super) const VERSION: u8 = 2;
    pub(super) const LSTAT: u8 = 7;
    pub(super) const STAT: u8 = 17;
    pub(super) const STATUS: u8 = 101;
    pub(super) const ATTRS: u8 = 105;
}

const VERSION: u32 = 3;
const PERMISSION_DENIED: u32 = 3;

/// Whether a command that sshd has put aside is the one that stands for the SFTP subsystem: sshd's own, or a server
/// that comes with OpenSSH, which every system keeps elsewhere. It is compared and nothing else.
pub(super) fn is_meant(command: &str) -> bool {
    let program = command.split_ascii_whitespace().next().unwrap_or_default();
    program == "internal-sftp" || program.rsplit('/').next() == Some("sftp-server")
}

/// Refuses whatever the client asks for, until it leaves, `limit` is over or it talks nonsense. Whether it was told
/// `message`, which should be ASCII: OpenSSH writes everything else as octal numbers.
pub(super) fn refuse(input: impl AsFd, output: &mut impl Write, message: &str, limit: Duration) -> bool {
    let mut peer = Peer { input, deadline: Instant::now() + limit };
    if !matches!(peer.packet(), Some((kind::INIT, _))) || !send(output, kind::VERSION, VERSION, &[]) {
        return false;
    }
    let mut is_told = false;
    for _ in 0..REQUESTS {
        let Some((asked, id)) = peer.packet() else { break };
        let sent = match asked {
            // `scp` would take a refusal here for a file that is not there. It is told that nothing is known of it,
            // and asks on.
            kind::STAT | kind::LSTAT => send(output, kind::ATTRS, id, &0_u32.to_be_bytes()),
            _ => send(output, kind::STATUS, id, &status(message)),
        };
        if !sent {
            break;
        }
        is_told |= asked != kind::STAT && asked != kind::LSTAT;
    }
    is_told
}

/// What a status carries besides the number of the request: code, message, language.
fn status(message: &str) -> Vec<u8> {
    let string = |text: &str| [&length(text.len()).to_be_bytes(), text.as_bytes()].concat();
    [PERMISSION_DENIED.to_be_bytes().to_vec(), string(message), string("en")].concat()
}

/// Sends a packet: its length, its kind, a number, and the rest; whether it was sent.
fn send(output: &mut impl Write, kind: u8, number: u32, rest: &[u8]) -> bool {
    let packet = [&length(5 + rest.len()).to_be_bytes(), &[kind][..], &number.to_be_bytes(), rest].concat();
    output.write_all(&packet).and_then(|()| output.flush()).is_ok()
}

/// The length of something of ours, which is short.
fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// Who talks at the other end.
struct Peer<F> {
    input: F,
    deadline: Instant,
}

impl<F: AsFd> Peer<F> {
    /// The kind of the next packet, and the number that follows it: the version, or the request's own. `None` where
    /// none comes in time, or what comes is none.
    fn packet(&mut self) -> Option<(u8, u32)> {
        let mut head = [0; 9];
        self.fill(&mut head)?;
        let [a, b, c, d, kind, number @ ..] = head;
        let whole = Some(u32::from_be_bytes([a, b, c, d])).filter(|whole| *whole <= LONGEST)?;
        let mut left = whole.checked_sub(5)?;
        let mut piece = [0; 4096];
        while left > 0 {
            let count = piece.len().min(usize::try_from(left).ok()?);
            self.fill(&mut piece[..count])?;
            left -= length(count);
        }
        Some((kind, u32::from_be_bytes(number)))
    }

    /// Fills a place with what comes; `None` where that takes too long or ends before.
    fn fill(&mut self, mut place: &mut [u8]) -> Option<()> {
        while !place.is_empty() {
            let left = self.deadline.checked_duration_since(Instant::now())?;
            let timeout = Timespec::try_from(left).ok()?;
            match poll(&mut [PollFd::new(&self.input, PollFlags::IN)], Some(&timeout)) {
                Ok(0) => return None,
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                Err(_) => return None,
            }
            match read(&self.input, &mut *place) {
                Ok(0) => return None,
                Ok(count) => place = &mut place[count..],
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(_) => return None,
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    const LINE: &str = "no files here";
    const INIT: &[u8] = &[0, 0, 0, 5, 1, 0, 0, 0, 3];
    const WELCOME: &[u8] = &[0, 0, 0, 5, 2, 0, 0, 0, 3];
    /// Long enough for a loaded machine; only a peer that goes on talking or stays silent uses it up.
    const LONG: Duration = Duration::from_secs(60);

    /// A request with a number and the name of a file.
    fn request(kind: u8, number: u32, name: &str) -> Vec<u8> {
        let mut packet = Vec::new();
        let rest = [&length(name.len()).to_be_bytes(), name.as_bytes()].concat();
        assert!(send(&mut packet, kind, number, &rest));
        packet
    }

    fn refused(number: u32) -> Vec<u8> {
        let mut packet = Vec::new();
        assert!(send(&mut packet, kind::STATUS, number, &status(LINE)));
        packet
    }

    /// What a peer that says something and leaves is answered, and whether it was told.
    fn answered(said: &[u8]) -> (Vec<u8>, bool) {
        let (input, mut peer) = std::io::pipe().unwrap();
        let said = said.to_vec();
        // A pipe holds less than the longest packet, and the answer may come before all is read.
        let talking = std::thread::spawn(move || peer.write_all(&said));
        let mut answer = Vec::new();
        let is_told = refuse(input, &mut answer, LINE, LONG);
        let _ = talking.join().unwrap();
        (answer, is_told)
    }

    #[test]
    fn a_request_gets_the_line_with_its_own_number() {
        let realpath = request(16, 7, ".");
        assert_eq!(answered(&[INIT, &realpath].concat()), ([WELCOME, &refused(7)].concat(), true));
        assert_eq!(
            refused(7),
            [&[0, 0, 0, 32, 101, 0, 0, 0, 7, 0, 0, 0, 3, 0, 0, 0, 13][..], b"no files here", &[0, 0, 0, 2], b"en"]
                .concat()
        );
        let (open, write) = (request(3, 1, "/etc/passwd"), request(6, 2, &"x".repeat(200_000)));
        assert_eq!(answered(&[INIT, &open, &write].concat()), ([WELCOME, &refused(1), &refused(2)].concat(), true));
    }

    #[test]
    fn of_a_file_nothing_is_known() {
        let nothing = [0, 0, 0, 9, 105, 0, 0, 0, 9, 0, 0, 0, 0];
        for stat in [7, 17] {
            let (answer, is_told) = answered(&[INIT, &request(stat, 9, "/etc/passwd")].concat());
            assert_eq!((answer, is_told), ([WELCOME, &nothing].concat(), false));
        }
    }

    #[test]
    fn what_is_no_packet_ends_the_talk() {
        for said in [
            &b""[..],
            &INIT[..4],
            &INIT[..8],
            b"GET / HTTP/1.1\r\n\r\n",
            &[0xff; 64],
            &[0; 64],
            // A request before the greeting, lengths too short and too long to be one.
            &request(16, 1, "."),
            &[0, 0, 0, 4, 1, 0, 0, 0, 3],
            &[0xff, 0xff, 0xff, 0xff, 1, 0, 0, 0, 3],
            &[0, 4, 0, 1, 1, 0, 0, 0, 3],
        ] {
            assert_eq!(answered(said), (Vec::new(), false), "{said:?}");
        }
        // Greeted and gone, half a request, a request as long as memory.
        for said in [&b""[..], &request(16, 1, ".")[..12], &[0x7f, 0xff, 0xff, 0xff, 16, 0, 0, 0, 1]] {
            assert_eq!(answered(&[INIT, said].concat()), (WELCOME.to_vec(), false), "{said:?}");
        }
    }

    #[test]
    fn a_peer_that_says_nothing_or_half_is_not_waited_for() {
        for said in [&b""[..], &INIT[..6], &[0, 4, 0, 0, 1, 0, 0, 0, 3]] {
            let (input, mut peer) = std::io::pipe().unwrap();
            peer.write_all(said).unwrap();
            let mut answer = Vec::new();
            assert!(!refuse(input, &mut answer, LINE, Duration::from_millis(20)));
            assert_eq!(answer, b"");
        }
    }

    #[test]
    fn a_peer_that_never_stops_is_left() {
        let endless = request(16, 1, ".").repeat(2 * REQUESTS);
        let (answer, is_told) = answered(&[INIT, &endless].concat());
        assert_eq!((answer.len(), is_told), (WELCOME.len() + REQUESTS * refused(1).len(), true));
    }

    #[test]
    fn only_what_stands_for_the_subsystem_is_meant() {
        for command in ["internal-sftp", "internal-sftp -l INFO", "/usr/lib/openssh/sftp-server", "/x/sftp-server -e"] {
            assert!(is_meant(command), "{command}");
        }
        for command in
            ["", " ", "sftp", "id", "scp -t sftp-server", "cat /usr/lib/openssh/sftp-server", "/sftp-server/x"]
        {
            assert!(!is_meant(command), "{command}");
        }
    }
}
