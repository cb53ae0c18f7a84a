//! Chromium without a window, told what to do over a pipe (the Chrome `DevTools` Protocol).

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use super::folder::Folder;
use super::pty::leave_out;

/// The names that it has on different systems.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// What starts it: as who runs tests in a container may be root, who has no sandbox.
const START: &str = "exec \"$1\" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run \
    --disable-background-networking --user-data-dir=\"$2/profile\" --remote-debugging-pipe about:blank \
    3<\"$2/in\" 4>\"$2/out\"";

/// A browser with one page open.
pub(crate) struct Browser {
    process: Child,
    to: File,
    from: BufReader<File>,
    asked: u64,
    session: Option<String>,
    /// What the page complained of: scripts that failed, files that it did not get or was not let have.
    complaints: Vec<String>,
    // Gone when the browser is.
    _folder: Folder,
}

impl Browser {
    /// Starts one; `None` where there is none, which a machine that must run every test cannot say.
    pub(crate) fn start() -> Option<Self> {
        let is_there = |name: &str| {
            Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
        };
        let Some(name) = NAMES.into_iter().find(|it| is_there(it)) else {
            leave_out("Chromium is not installed");
            return None;
        };
        let folder = Folder::empty();
        let pipe = |name: &str| folder.root().join(name);
        assert!(Command::new("mkfifo").args([pipe("in"), pipe("out")]).status().unwrap().success());
        let mut command = Command::new("sh");
        command.args(["-c", START, "sh", name]).arg(folder.root());
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Each end waits for the other one.
        let to = OpenOptions::new().write(true).open(pipe("in")).unwrap();
        let from = BufReader::new(File::open(pipe("out")).unwrap());
        let mut browser = Self { process, to, from, asked: 0, session: None, complaints: Vec::new(), _folder: folder };
        let target = browser.ask("Target.createTarget", &json!({ "url": "about:blank" }));
        let attached = json!({ "targetId": target["targetId"], "flatten": true });
        let session = browser.ask("Target.attachToTarget", &attached);
        browser.session = session["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log"] {
            browser.ask(&format!("{domain}.enable"), &json!({}));
        }
        Some(browser)
    }

    /// Calls a method and waits for what it answers.
    pub(crate) fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        self.asked += 1;
        let mut call = json!({ "id": self.asked, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            call["sessionId"] = session.as_str().into();
        }
        self.to.write_all(format!("{call}\0").as_bytes()).unwrap();
        loop {
            let told = self.hear();
            if told["id"] == self.asked {
                assert!(told["error"].is_null(), "{method}: {told}");
                return told["result"].clone();
            }
        }
    }

    /// The next thing that the browser says.
    fn hear(&mut self) -> Value {
        let mut told = Vec::new();
        self.from.read_until(0, &mut told).unwrap();
        assert_eq!(told.pop(), Some(0), "the browser is gone");
        let told: Value = serde_json::from_slice(&told).unwrap();
        match told["method"].as_str() {
            Some("Runtime.exceptionThrown") => self.complaints.push(told["params"].to_string()),
            Some("Log.entryAdded") if told["params"]["entry"]["level"] == "error" => {
                self.complaints.push(told["params"]["entry"]["text"].to_string());
            }
            _ => {}
        }
        told
    }

    /// Opens a page from the disk and waits until it is loaded.
    pub(crate) fn open(&mut self, page: &Path, fragment: &str) {
        // A page of which only the fragment is new would not be loaded again.
        for url in ["about:blank".to_owned(), format!("file://{}{fragment}", page.display())] {
            self.ask("Page.navigate", &json!({ "url": url }));
            self.wait("document.readyState === 'complete'");
        }
    }

    /// Evaluates an expression on the page.
    pub(crate) fn value(&mut self, expression: &str) -> Value {
        let asked = json!({ "expression": expression, "returnByValue": true });
        let answer = self.ask("Runtime.evaluate", &asked);
        assert!(answer["exceptionDetails"].is_null(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    /// Waits until an expression holds on the page.
    pub(crate) fn wait(&mut self, expression: &str) {
        for _ in 0..2_000 {
            // While another page is on its way there is none to ask.
            let asked = json!({ "expression": expression, "returnByValue": true });
            if self.ask("Runtime.evaluate", &asked)["result"]["value"] == true {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        panic!("never: {expression}\n{}", self.value("document.documentElement.outerHTML"));
    }

    /// Presses a key.
    pub(crate) fn press(&mut self, key: &str) {
        let code = match key {
            "Enter" => 13,
            "Escape" => 27,
            "ArrowUp" => 38,
            "ArrowDown" => 40,
            _ => 0,
        };
        let text = match key {
            "Enter" => "\r",
            one if one.chars().count() == 1 => one,
            _ => "",
        };
        let kind = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        let down = json!({ "type": kind, "key": key, "text": text, "windowsVirtualKeyCode": code });
        self.ask("Input.dispatchKeyEvent", &down);
        self.ask("Input.dispatchKeyEvent", &json!({ "type": "keyUp", "key": key, "windowsVirtualKeyCode": code }));
    }

    /// Types a text, as an input method hands it over.
    pub(crate) fn enter(&mut self, text: &str) {
        self.ask("Input.insertText", &json!({ "text": text }));
    }

    /// Makes the window so wide and high, in the pixels of a telephone.
    pub(crate) fn resize(&mut self, width: u32, height: u32, is_phone: bool) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_phone });
        self.ask("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Shows pages as a reader sees them whose system is light or dark.
    pub(crate) fn prefer(&mut self, scheme: &str) {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.ask("Emulation.setEmulatedMedia", &features);
    }

    /// Runs no script of a page from now on.
    pub(crate) fn forbid_scripts(&mut self) {
        self.ask("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
    }

    /// What the pages complained of so far.
    pub(crate) fn complaints(&self) -> &[String] {
        &self.complaints
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
