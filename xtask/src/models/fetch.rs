//! Fetching botocore, and running what helps with it.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The pinned version of botocore.
pub(super) const VERSION: &str = "1.44.5";

/// The SHA-256 digest of its wheel, which pip verifies.
const DIGEST: &str = "8f16a56d1dff125dd65322ae021efa7ba5195a6db5102b96862566055b748921";

/// Prints one file of a wheel, decompressed.
const READ: &str = "import gzip, sys, zipfile
data = zipfile.ZipFile(sys.argv[1]).read(sys.argv[2])
sys.stdout.buffer.write(gzip.decompress(data) if data[:2] == b'\\x1f\\x8b' else data)";

/// The wheel of botocore in the target folder, fetched by pip unless it is there.
pub(super) fn botocore(target: &Path) -> Result<PathBuf, String> {
    let name = format!("botocore-{VERSION}-py3-none-any.whl");
    let kept = target.join("botocore").join(&name);
    if kept.is_file() {
        return Ok(kept);
    }
    // Fetched beside its place and renamed, so that a fetch cut short leaves nothing that looks whole.
    let partial = target.join("botocore").join(format!("partial-{}", std::process::id()));
    let failed = |error: std::io::Error| format!("{}: {error}", partial.display());
    fs::create_dir_all(&partial).map_err(failed)?;
    let requirements = partial.join("requirements.txt");
    fs::write(&requirements, format!("botocore=={VERSION} --hash=sha256:{DIGEST}\n")).map_err(failed)?;
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]);
    pip.args(["--only-binary", ":all:", "--require-hashes", "-r"]).arg(&requirements).arg("-d").arg(&partial);
    let fetched = output(pip, b"").and_then(|_| fs::rename(partial.join(&name), &kept).map_err(failed));
    fs::remove_dir_all(&partial).map_err(failed)?;
    fetched.map(|()| kept)
}

/// The text of one of botocore's data files.
pub(super) fn read(wheel: &Path, path: &str) -> Result<Vec<u8>, String> {
    let mut python = Command::new("python3");
    python.args(["-c", READ]).arg(wheel).arg(format!("botocore/data/{path}"));
    output(python, b"")
}

/// Runs a command with that input and gives its output, or an error that names it and repeats what it complained about.
pub(super) fn output(mut command: Command, input: &[u8]) -> Result<Vec<u8>, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let failed = |error: std::io::Error| format!("{name}: {error}");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(failed)?;
    let mut stdin = child.stdin.take();
    let (written, output) = std::thread::scope(|scope| {
        let writer = scope.spawn(move || stdin.as_mut().map_or(Ok(()), |pipe| pipe.write_all(input)));
        let output = child.wait_with_output();
        (writer.join(), output)
    });
    let output = output.map_err(failed)?;
    if !output.status.success() {
        return Err(format!("{name} failed: {}", String::from_utf8_lossy(&output.stderr).trim()));
    }
    match written {
        Ok(Ok(())) => Ok(output.stdout),
        Ok(Err(error)) => Err(failed(error)),
        Err(_) => Err(format!("{name}: its input could not be written")),
    }
}
