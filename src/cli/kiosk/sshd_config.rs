//! `kechuang serve-config`: the block for `sshd_config` that offers the kiosk. Its comments are English, as the rest of
//! that file.

use std::process::ExitCode;

use crate::cli::args::ServeConfigArgs;
use crate::cli::error::Error;
use crate::cli::output::{Text, print};

/// Where the visitors' keys are: sshd reads them as the visitor, whose account has no folder of its own.
const KEYS: &str = "/etc/ssh/kechuang.keys";

/// After so many seconds without a word from the client sshd asks whether it is there.
const ALIVE_INTERVAL: u16 = 20;
/// So many questions may stay without an answer.
const ALIVE_COUNT: u16 = 3;

/// Prints the block.
pub(in crate::cli) fn run(call: &ServeConfigArgs) -> Result<ExitCode, Error> {
    if !is_user(&call.user) {
        return Err(Error::UnfitUser(call.user.clone()));
    }
    if call.user == "root" {
        return Err(Error::RootUser);
    }
    if !is_path(&call.path) {
        return Err(Error::UnfitPath(call.path.clone()));
    }
    print(&Text::lines(block(&call.user, &call.path)), ExitCode::SUCCESS)
}

/// A name that `Match User` takes for itself: no pattern, no list, no second word.
fn is_user(user: &str) -> bool {
    let mut bytes = user.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && user.len() <= 32
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

/// A path that means the same to sshd and to the login shell that runs the command.
fn is_path(path: &str) -> bool {
    path.starts_with('/') && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/._+-".contains(&byte))
}

fn block(user: &str, path: &str) -> String {
    let (interval, count, turn) = (ALIVE_INTERVAL, ALIVE_COUNT, ALIVE_COUNT + 1);
    let (soonest, latest) = (interval * turn, 2 * interval * turn);
    format!(
        "\
# kechuang: a directory to read over SSH, for people without an account of their own.
#
# 1. An account that owns nothing. The forced command runs as \"<its shell> -c\", so its shell is the plainest one;
#    bash would read ~/.bashrc first. Its home is there: of a missing one sshd tells the visitor. Its password is *,
#    which nobody can type, and which does not lock the account, as the usual ! does where sshd does without PAM.
#      useradd --system --no-create-home --home-dir / --shell /bin/sh --password '*' {user}
# 2. How visitors come in.
#    By their keys, one a line in a file that everybody may read:
#      install -m 644 visitors.pub {KEYS}
#    Or nobody is asked for anything: in the block, put a # before the two lines for keys and take it away from the
#    three lines for anybody, and give the account an empty password:
#      passwd -d {user}
#    From then on whoever is logged in on this machine can become it by su. With UsePAM, PAM must accept an empty
#    password, too (pam_unix with nullok, as on Debian).
# 3. This block at the end of /etc/ssh/sshd_config, or in a file of /etc/ssh/sshd_config.d/; a Match block reaches
#    to the next one. Then: sshd -t && systemctl reload ssh
Match User {user}
    ForceCommand exec {path} --kiosk
    # No forwarding of any kind, and each kind by its name as well: before OpenSSH 10.0 DisableForwarding lets the
    # agent and X11 through (CVE-2025-32728).
    DisableForwarding yes
    AllowAgentForwarding no
    AllowStreamLocalForwarding no
    AllowTcpForwarding no
    PermitTunnel no
    X11Forwarding no
    # Who has no terminal (ssh -T), or one that cannot show a screen, gets the plain mode: lines of text, for screen
    # readers and printers. A visitor's variables are not believed, so whoever wants it on a terminal needs ssh -T, or
    # an account of its own: a second block like this one whose command ends in --kiosk --plain.
    PermitTTY yes
    PermitUserRC no
    # One screen a connection: nothing else is multiplexed over it.
    MaxSessions 1
    # A line that died without a word is noticed within three minutes: after {interval} seconds of silence sshd asks, and at
    # the {turn}th question it gives up, after {soonest} seconds. OpenSSH 9.2 takes twice as long from question to question, and
    # gives up after {latest}. The program itself leaves when idle.
    ClientAliveInterval {interval}
    ClientAliveCountMax {count}
    # Who logs in and opens no screen (ssh -N) answers those questions and would stay for ever. From OpenSSH 9.2 on
    # (ssh -V says which) sshd ends such a connection; an older one does not know the line and would not start.
#    UnusedConnectionTimeout 1m
    # For keys:
    AuthenticationMethods publickey
    AuthorizedKeysFile {KEYS}
    # For anybody:
#    AuthenticationMethods none
#    PasswordAuthentication yes
#    PermitEmptyPasswords yes
Match all

# These hold for the whole server and cannot stand in the block:
#   AcceptEnv LANG LC_*        visitors bring their language and nothing else
#   PermitUserEnvironment no   the default
#   LoginGraceTime 30
#   MaxStartups 20:30:200      connections that have not logged in
"
    )
}

#[cfg(test)]
mod tests {
    use super::{is_path, is_user};

    #[test]
    fn nothing_printed_is_read_otherwise_by_sshd_or_a_shell() {
        assert!(is_user("directory") && is_user("kc_2") && is_user("a.b-c"));
        for user in ["", "*", "a b", "root,x", "a\nMatch all", "!x", "-x", "名录"] {
            assert!(!is_user(user), "{user}");
        }
        assert!(is_path("/usr/local/bin/kechuang") && is_path("/opt/k-1.0/bin/k+"));
        for path in ["", "kechuang", "/a b", "/a;id", "/a\nForceCommand sh", "/$(id)", "/a'b", "/a\\b"] {
            assert!(!is_path(path), "{path}");
        }
    }
}
