//! The socket in the data folder: HTTP, one order in a POST, its answer in JSON. Whoever may open it, the folder's
//! owner, acts as root.

use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::{UnixListener, UnixStream};

use world::World;

use super::{Asked, Desk, OrderError, trail};
use crate::audit::Audit;

/// Its name in the data folder.
const NAME: &str = "berth.sock";
/// The longest order, in bytes.
const LONGEST: usize = 4 << 20;

/// Where the socket of a data folder is.
pub fn path(data: &Path) -> PathBuf {
    data.join(NAME)
}

/// Makes the socket anew, for its owner alone. The data folder must be held, so that no other process uses it.
pub fn bind(data: &Path) -> io::Result<UnixListener> {
    let (path, new) = (path(data), data.join("berth.sock.new"));
    for old in [&path, &new] {
        match std::fs::remove_file(old) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    let listener = UnixListener::bind(&new)?;
    std::fs::set_permissions(&new, std::fs::Permissions::from_mode(0o600))?;
    std::fs::rename(&new, &path)?;
    Ok(listener)
}

/// Carries out orders for as long as it is polled.
pub async fn serve(listener: UnixListener, desk: Desk, audit: Option<Audit>, world: World) {
    loop {
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(error) => {
                tracing::warn!(%error, "the control socket takes no connection");
                tokio::time::sleep(std::time::Duration::from_secs(1)).await;
                continue;
            }
        };
        let office = (desk.clone(), audit.clone(), world.clone());
        tokio::spawn(async move {
            let answer = service_fn(move |request| answer(office.clone(), request));
            let connection = hyper::server::conn::http1::Builder::new();
            let _ = connection.serve_connection(TokioIo::new(stream), answer).await;
        });
    }
}

async fn answer(
    (desk, audit, world): (Desk, Option<Audit>, World),
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, hyper::Error> {
    let refused = |status: StatusCode, message: String| respond(status, &json!({"message": message}));
    if request.method() != Method::POST {
        return Ok(refused(StatusCode::METHOD_NOT_ALLOWED, "POST an order".to_owned()));
    }
    let body = match Limited::new(request.into_body(), LONGEST).collect().await {
        Ok(body) => body.to_bytes(),
        Err(error) if error.is::<LengthLimitError>() => {
            let why = format!("an order has up to {LONGEST} bytes: name less at once");
            return Ok(refused(StatusCode::PAYLOAD_TOO_LARGE, why));
        }
        Err(error) => return Ok(refused(StatusCode::BAD_REQUEST, error.to_string())),
    };
    let asked: Asked = match serde_json::from_slice(&body) {
        Ok(asked) => asked,
        Err(error) => return Ok(refused(StatusCode::BAD_REQUEST, format!("no known order: {error}"))),
    };
    Ok(match trail::recorded(&desk, &asked, audit.as_ref(), &world).await {
        Ok(value) => respond(StatusCode::OK, &value),
        Err(error) => refused(StatusCode::CONFLICT, error.to_string()),
    })
}

fn respond(status: StatusCode, value: &Value) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(value.to_string())));
    *response.status_mut() = status;
    response
}

/// Why a server did not do as it was asked.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// It refused.
    #[error(transparent)]
    Refused(#[from] OrderError),
    /// It went away meanwhile.
    #[error("the server went away before it had answered: {0}")]
    Gone(#[from] hyper::Error),
}

/// Asks the server whose data folder this is; none if no server listens there.
///
/// # Errors
/// [`AskError`].
pub async fn ask(data: &Path, asked: &Asked) -> Result<Option<Value>, AskError> {
    let Ok(stream) = UnixStream::connect(path(data)).await else { return Ok(None) };
    let connected = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = connected?;
    tokio::spawn(connection);
    let body = serde_json::to_vec(asked).map_err(OrderError::of)?;
    let request = Request::post("/").header(http::header::HOST, "berth").body(Full::new(Bytes::from(body)));
    let response = sender.send_request(request.map_err(OrderError::of)?).await?;
    let status = response.status();
    let body = response.into_body().collect().await?.to_bytes();
    let value: Value = serde_json::from_slice(&body).map_err(OrderError::of)?;
    if status == StatusCode::OK {
        return Ok(Some(value));
    }
    Err(OrderError(value["message"].as_str().unwrap_or("the server refused").to_owned()).into())
}
