//! `kechuang serve-config`: the block for `sshd_config` that offers the kiosk, with comments in the reader's language.

use std::path::Path;
use std::process::ExitCode;

use crate::cli::args::{Cli, ServeConfigArgs};
use crate::cli::error::Error;
use crate::cli::output::{Text, print};
use crate::messages::Lang;
use crate::packed::name;

/// In which folder a program stands that nobody says otherwise of.
const PROGRAMS: &str = "/usr/local/bin/";

/// Where the visitors' keys are: sshd reads them as the visitor, whose account has no folder of its own.
const KEYS: &str = "/etc/ssh/kechuang.keys";

/// After so many seconds without a word from the client sshd asks whether it is there.
const ALIVE_INTERVAL: u16 = 20;
/// So many questions may stay without an answer.
const ALIVE_COUNT: u16 = 3;

/// The private memory of a visitor's session, with sshd's own processes for it (`cargo bench --bench sessions`), rounded up.
const VISITOR_MEGABYTES: u32 = 20;
/// What the phone book and the year take for each 100,000 entries of a directory, rounded up.
const LARGE_MEGABYTES: u32 = 40;
/// What frames of [`LARGEST`](crate::terminal::tty::LARGEST) take, rounded up.
const SCREEN_MEGABYTES: u32 = 40;
/// Its threads, and sshd's processes.
const VISITOR_TASKS: u32 = 12;
/// So many visitors at once a ceiling is told for.
const VISITORS: u32 = 200;

/// Prints the block.
pub(in crate::cli) fn run(lang: Lang, cli: &Cli, call: &ServeConfigArgs) -> Result<ExitCode, Error> {
    if !is_user(&call.user) {
        return Err(Error::UnfitUser(call.user.clone()));
    }
    if call.user == "root" {
        return Err(Error::RootUser);
    }
    let path = call.path.clone().unwrap_or_else(|| installed(std::env::current_exe().ok().as_deref()));
    if !is_path(&path) {
        return Err(Error::UnfitPath(path));
    }
    let mut command = format!("{path} --kiosk");
    if let Some(data) = &cli.data {
        let data = data.display().to_string();
        if !is_path(&data) {
            return Err(Error::UnfitPath(data));
        }
        command.extend([" --data ", &data]);
    }
    if call.syslog {
        command.push_str(" --syslog");
    }
    let doors = Doors::of(call.no_keys);
    let block = match lang {
        Lang::Zh => block_in_chinese(&call.user, &command, &doors),
        Lang::En => block(&call.user, &command, &doors),
    };
    print(&Text::lines(block), ExitCode::SUCCESS)
}

/// What stands before the lines of the block for visitors with keys, and before those for anybody: nothing where they hold.
struct Doors {
    keys: &'static str,
    anybody: &'static str,
}

impl Doors {
    const fn of(no_keys: bool) -> Self {
        if no_keys { Self { keys: "#", anybody: "" } } else { Self { keys: "", anybody: "#" } }
    }
}

/// Where the program that runs is installed: as a package (`/usr/bin`) or by hand. One that stands anywhere else, as in the
/// folder where it was built, is none that visitors could start.
fn installed(running: Option<&Path>) -> String {
    let path = running.and_then(Path::to_str).filter(|path| is_path(path));
    let installed = path.filter(|path| ["/usr/", "/opt/"].iter().any(|place| path.starts_with(place)));
    installed.map_or_else(|| [PROGRAMS, name()].concat(), str::to_owned)
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

fn block(user: &str, command: &str, doors: &Doors) -> String {
    let Doors { keys, anybody } = doors;
    let (interval, count, turn) = (ALIVE_INTERVAL, ALIVE_COUNT, ALIVE_COUNT + 1);
    let (soonest, latest) = (interval * turn, 2 * interval * turn);
    let (megabytes, tasks, visitors) = (VISITOR_MEGABYTES, VISITOR_TASKS, VISITORS);
    let (large, screen) = (LARGE_MEGABYTES, SCREEN_MEGABYTES);
    let (memory, all_tasks) = (megabytes * visitors, tasks * visitors);
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
#    Or nobody is asked for anything: serve-config --no-keys prints the block so that the lines for anybody hold, and
#    those for keys do not. The account gets an empty password:
#      passwd -d {user}
#    From then on every other door of this machine that takes an empty password opens for it, and not to the directory
#    but to a shell: su for whoever is logged in, login at the console, a mail or FTP server. With UsePAM, PAM must accept
#    an empty password, too (pam_unix with nullok, as on Debian).
# 3. This block at the end of /etc/ssh/sshd_config, or in a file of /etc/ssh/sshd_config.d/; a Match block reaches
#    to the next one. Then: sshd -t && systemctl reload ssh
# 4. Of two blocks that hold for a visitor, sshd takes each setting from the first. Where another Match may be one of
#    them (Match Group, Match Address, Match all), look at what is in force; it must be what stands below:
#      sshd -T -C user={user},host=localhost,addr=127.0.0.1 |
#        grep -E 'forcecommand|disableforwarding|permittunnel|permituserrc|acceptenv|maxsessions|authenticationmethods'
Match User {user}
    ForceCommand exec {command}
    # With --syslog at its end the command leaves a line for each session in the system's log (auth): door, terminal,
    # size, start, length and how it ended; nothing of what was looked for.
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
    # an account of its own: a second block like this one with --plain at the end of the command.
    PermitTTY yes
    PermitUserRC no
    # Visitors bring their language and nothing else, whatever the rest of the server lets in: before the program runs,
    # its loader heeds variables, and some of them (LD_DEBUG_OUTPUT) have it write files.
    AcceptEnv LANG LC_*
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
{keys}    AuthenticationMethods publickey
{keys}    AuthorizedKeysFile {KEYS}
    # For anybody:
{anybody}    AuthenticationMethods none
{anybody}    PasswordAuthentication yes
{anybody}    PermitEmptyPasswords yes
Match all

# These hold for the whole server and cannot stand in the block:
#   PermitUserEnvironment no   the default
#   LoginGraceTime 30
#   MaxStartups 20:30:200      connections that have not logged in
# From OpenSSH 8.5 on, the same of one address, and how much of an address counts as one (bits of IPv4, of IPv6):
#   PerSourceMaxStartups 10
#   PerSourceNetBlockSize 32:64
# From OpenSSH 9.8 on, an address that fails is kept waiting. Behind a balancer, or where a whole park comes through one
# address, all would wait for one: then that address is exempt.
#   PerSourcePenalties yes     the default
#   PerSourcePenaltyExemptList 192.0.2.10
#
# A ceiling for all visitors together, where systemd keeps the sessions (pam_systemd). A visitor takes about {megabytes} MB
# and {tasks} tasks; whoever opens the phone book or the year of a large directory {large} MB more for each 100,000 entries of
# it, and whoever has the largest terminal that is believed {screen} MB more. Where the ceiling is reached, the system ends
# the session that takes most, and no other account feels it. Of {visitors} visitors, as root:
#      mkdir -p /etc/systemd/system/user-$(id -u {user}).slice.d
#      printf '[Slice]\\nMemoryMax={memory}M\\nTasksMax={all_tasks}\\n' > /etc/systemd/system/user-$(id -u {user}).slice.d/kechuang.conf
#      systemctl daemon-reload
"
    )
}

/// The same block with its comments in Chinese.
fn block_in_chinese(user: &str, command: &str, doors: &Doors) -> String {
    let Doors { keys, anybody } = doors;
    let (interval, count, turn) = (ALIVE_INTERVAL, ALIVE_COUNT, ALIVE_COUNT + 1);
    let (soonest, latest) = (interval * turn, 2 * interval * turn);
    let (megabytes, tasks, visitors) = (VISITOR_MEGABYTES, VISITOR_TASKS, VISITORS);
    let (large, screen) = (LARGE_MEGABYTES, SCREEN_MEGABYTES);
    let (memory, all_tasks) = (megabytes * visitors, tasks * visitors);
    format!(
        "\
# kechuang：供没有账号的人经 SSH 查阅的目录。
#
# 1. 一个什么也没有的账号。强制命令由它的 shell 以 -c 执行，所以用最朴素的一种；bash 会先读 ~/.bashrc。
#    主目录须存在：没有的话，sshd 会告诉来访者。口令是 *，谁也打不出来，也不像通常的 ! 那样锁住账号
#    （不用 PAM 的 sshd 会拒绝锁住的账号）。
#      useradd --system --no-create-home --home-dir / --shell /bin/sh --password '*' {user}
# 2. 来访者怎样进来。
#    凭密钥，一行一个，写在人人可读的文件里：
#      install -m 644 visitors.pub {KEYS}
#    或者什么也不问：用 serve-config --no-keys 打印的片段（“不问”三行有效，密钥两行无效），并给账号一个空口令：
#      passwd -d {user}
#    此后本机凡接受空口令之处，都会给它一个 shell，而不是目录：已登录者用 su，控制台上的 login，邮件或 FTP 服务。
#    用 UsePAM 时，PAM 也须允许空口令（pam_unix 带 nullok，Debian 即如此）。
# 3. 把这个片段放在 /etc/ssh/sshd_config 末尾，或 /etc/ssh/sshd_config.d/ 的一个文件里；Match 一直管到下一个
#    Match 为止。然后：sshd -t && systemctl reload ssh
# 4. 有两个 Match 都适用于来访者时，每项设置以先出现的为准。如果还有别的 Match 可能适用（Match Group、Match Address、
#    Match all），请看实际生效的设置，应与下面相同：
#      sshd -T -C user={user},host=localhost,addr=127.0.0.1 |
#        grep -E 'forcecommand|disableforwarding|permittunnel|permituserrc|acceptenv|maxsessions|authenticationmethods'
Match User {user}
    ForceCommand exec {command}
    # 命令末尾加 --syslog，每位来访者就在系统日志（auth）里留下一行：方式、终端、大小、起止；不记查了什么。
    # 不作任何转发，并逐一写明：OpenSSH 10.0 之前，DisableForwarding 管不住代理和 X11（CVE-2025-32728）。
    DisableForwarding yes
    AllowAgentForwarding no
    AllowStreamLocalForwarding no
    AllowTcpForwarding no
    PermitTunnel no
    X11Forwarding no
    PermitTTY yes
    PermitUserRC no
    # 无论服务器别处放行什么，来访者只带来自己的语言：程序运行之前，动态装载器会听从一些变量，其中有的
    # （LD_DEBUG_OUTPUT）会写文件。
    AcceptEnv LANG LC_*
    # 一个连接只开一个画面，不再复用。
    MaxSessions 1
    # 无声断掉的连接三分钟内发现：静默 {interval} 秒后 sshd 询问，问到第 {turn} 次时放弃，即 {soonest} 秒之后。
    # OpenSSH 9.2 两次询问之间要两倍的时间，{latest} 秒后放弃。无人操作时，本程序自己也会离开。
    ClientAliveInterval {interval}
    ClientAliveCountMax {count}
    # 登录而不开画面的人（ssh -N）会回答这些询问，永远留着。从 OpenSSH 9.2 起（ssh -V 可知版本），sshd 会断开
    # 这样的连接；更早的不认识这一行，会无法启动。
#    UnusedConnectionTimeout 1m
    # 凭密钥：
{keys}    AuthenticationMethods publickey
{keys}    AuthorizedKeysFile {KEYS}
    # 不问：
{anybody}    AuthenticationMethods none
{anybody}    PasswordAuthentication yes
{anybody}    PermitEmptyPasswords yes
Match all

# 以下各行管整个服务器，不能写在片段里：
#   PermitUserEnvironment no   默认如此
#   LoginGraceTime 30
#   MaxStartups 20:30:200      尚未登录的连接
# OpenSSH 8.5 起，还可限制同一地址的连接，以及多少位算同一地址（IPv4 与 IPv6）：
#   PerSourceMaxStartups 10
#   PerSourceNetBlockSize 32:64
# OpenSSH 9.8 起，屡次失败的地址要等候。前面有负载均衡，或整个园区共用一个出口地址时，一人受罚人人等候：
# 请把该地址列为例外。
#   PerSourcePenalties yes     默认如此
#   PerSourcePenaltyExemptList 192.0.2.10
#
# 用 systemd 管理会话（pam_systemd）时，可给全体来访者设一个总限。一位来访者约占 {megabytes} MB 内存、{tasks} 个任务；
# 打开大目录的电话簿或年历，目录每十万条另占约 {large} MB；终端大到所承认的极限，另占约 {screen} MB。到了总限，系统结束
# 占用最多的会话，别的账号不受影响。按 {visitors} 人计，以 root 执行：
#      mkdir -p /etc/systemd/system/user-$(id -u {user}).slice.d
#      printf '[Slice]\\nMemoryMax={memory}M\\nTasksMax={all_tasks}\\n' > /etc/systemd/system/user-$(id -u {user}).slice.d/kechuang.conf
#      systemctl daemon-reload
"
    )
}

#[cfg(test)]
mod tests {
    use super::{Doors, block, block_in_chinese, installed, is_path, is_user};

    #[test]
    fn both_languages_offer_the_same_block() {
        let directives = |block: String| -> Vec<String> {
            let is_one = |line: &&str| !line.trim_start().starts_with("# ") && *line != "#";
            block.lines().filter(is_one).map(|line| line.trim().to_owned()).collect()
        };
        for doors in [Doors::of(false), Doors::of(true)] {
            let (zh, en) = (block_in_chinese("u", "/k --kiosk", &doors), block("u", "/k --kiosk", &doors));
            // Behind the lines for the whole server stand remarks.
            let up_to_all = |block: String| {
                directives(block).into_iter().take_while(|line| line != "Match all").collect::<Vec<_>>()
            };
            let commands = |block: &str| {
                block.lines().filter(|line| line.starts_with("#      ")).map(str::to_owned).collect::<Vec<_>>()
            };
            assert_eq!(commands(&zh), commands(&en));
            assert_eq!(up_to_all(zh), up_to_all(en));
        }
    }

    #[test]
    fn without_keys_other_lines_hold_and_the_rest_stays() {
        let [with, without] = [false, true].map(|no_keys| block("u", "/k --kiosk", &Doors::of(no_keys)));
        let changed: Vec<(&str, &str)> = with.lines().zip(without.lines()).filter(|(old, new)| old != new).collect();
        assert_eq!(with.lines().count(), without.lines().count());
        let (for_keys, for_anybody) = changed.split_at(2);
        assert!(for_keys.iter().all(|(old, new)| format!("#{old}") == **new), "{for_keys:?}");
        assert!(for_anybody.iter().all(|(old, new)| **old == format!("#{new}")), "{for_anybody:?}");
        let words = |lines: &[(&str, &str)]| -> Vec<String> {
            lines
                .iter()
                .map(|(line, _)| line.trim_start_matches(['#', ' ']).split(' ').next().unwrap_or_default().to_owned())
                .collect()
        };
        assert_eq!(words(for_keys), ["AuthenticationMethods", "AuthorizedKeysFile"]);
        assert_eq!(words(for_anybody), ["AuthenticationMethods", "PasswordAuthentication", "PermitEmptyPasswords"]);
    }

    #[test]
    fn the_block_calls_the_program_where_it_is_installed() {
        let path = |running: &str| installed(Some(running.as_ref()));
        for place in ["/usr/bin/kechuang", "/usr/local/bin/kechuang", "/opt/kechuang-1.0/kechuang"] {
            assert_eq!(path(place), place);
        }
        for elsewhere in ["/root/kechuang/target/release/kechuang", "/home/li/kechuang", "/usr/my programs/kechuang"] {
            assert_eq!(path(elsewhere), "/usr/local/bin/kechuang");
        }
        assert_eq!(installed(None), "/usr/local/bin/kechuang");
    }

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
