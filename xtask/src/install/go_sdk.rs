//! The program with the SDK for Go, compiled from its source in the test kit.

use super::go;
use crate::{cache, step};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The program's name, in `bin` and as a module.
const NAME: &str = "walk-sdk-go";

/// What it requires.
const MODULE: &str = "module walk-sdk-go

go 1.24

require (
\tgithub.com/aws/aws-sdk-go-v2 v1.45.1
\tgithub.com/aws/aws-sdk-go-v2/config v1.33.1
\tgithub.com/aws/aws-sdk-go-v2/service/ecr v1.55.3
\tgithub.com/aws/aws-sdk-go-v2/service/iam v1.61.1
\tgithub.com/aws/aws-sdk-go-v2/service/sts v1.47.1
)
";

/// The program, unless the one that is there was compiled from this source and these modules.
pub(super) fn missing() -> Result<Vec<String>, String> {
    let root = cache::root()?;
    let built = fs::read_to_string(scratch()?.join("installed")).unwrap_or_default();
    let same = built == wanted()? && root.join("bin").join(NAME).exists();
    Ok(if same { Vec::new() } else { vec![NAME.to_owned()] })
}

/// Compiles it where it is not there, or made of something else.
pub(super) fn install() -> Result<(), String> {
    if missing()?.is_empty() {
        return Ok(());
    }
    let (root, scratch) = (cache::root()?, scratch()?);
    let failed = |error: std::io::Error| format!("{}: {error}", scratch.display());
    fs::create_dir_all(&scratch).map_err(failed)?;
    fs::write(scratch.join("go.mod"), MODULE).map_err(failed)?;
    fs::write(scratch.join("main.go"), source()?).map_err(failed)?;
    let mut build = Command::new(go::compiler(&root)?);
    build.env("GOTOOLCHAIN", "local").env("GOFLAGS", "-buildvcs=false").current_dir(&scratch);
    build.args(["build", "-mod=mod", "-o"]).arg(root.join("bin").join(NAME)).arg(".");
    step::quietly("the AWS SDK for Go", &mut build, &root.join(format!("logs/{NAME}.log")))?;
    fs::write(scratch.join("installed"), wanted()?).map_err(failed)
}

fn wanted() -> Result<String, String> {
    Ok(format!("{MODULE}{}", source()?))
}

fn source() -> Result<String, String> {
    let path = cache::workspace().join("crates/testkit/testdata/walk_sdk.go");
    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
}

fn scratch() -> Result<PathBuf, String> {
    Ok(cache::root()?.join("scratch").join(NAME))
}
